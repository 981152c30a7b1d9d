"""Words are a short list of quiet things, by which people compare keys without reading numbers."""

from __future__ import annotations

_WORDS = """
acorn alder anchor apple apron arch ash attic autumn badger balcony bark barley barn basin basket
beacon bean bee beech bell bench berry birch biscuit blanket blossom boat bonnet book boot bottle
bough bowl box bracken bramble branch bread breeze bridge brook broom bucket bulb bun butter
button cabin cake candle canvas carrot cart castle cedar chair chalk cheese cherry chest chimney
clay cliff cloak clock cloud clover coat cobble comb cork corner cottage cotton courtyard cradle
crane creek cricket crown crumb cup curtain daisy dawn deer desk dew dormouse dough dove drawer
drum duck dune dusk eagle easel egg elm ember envelope evening farm feather fence fern ferry
fiddle field finch flag flask flute fog forest fountain fox frost garden gate ginger glove goat
goose granary grape grass gull hammock harbour harvest hat hay hazel hearth hedge hen heron hill
hive holly honey hood hoop house inn island ivy jacket jar jetty jug kettle key kite kitten ladder
lake lamb lamp lane lantern larch lark laundry leaf lemon letter lichen lily linen loom magpie map
maple marble market marsh meadow melon mill mint mitten moon moss moth mouse mushroom nest nut oak
oar oat olive orchard otter oven owl page pail paint parcel parsley path pear pebble pen pepper
petal piano pigeon pillow pine plate plum pocket pond pony porch pot puddle quill quilt rabbit
radish rain reed ribbon river robin roof rope rowan saddle sail sand scarf seed shawl sheep shell
shore skylark slate sledge snail snow soap sparrow spool spoon spring stable stile
"""
WORDS = tuple(_WORDS.split())
"""256 of them, so that each stands for one byte; the order is part of every key's words."""
_COLOURS = """
amber black blue brown coral cream gold green grey indigo lilac orange pink red violet white
"""
COLOURS = tuple(_COLOURS.split())
