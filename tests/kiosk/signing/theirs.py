"""A key, made for this test, and what the minisign program (0.11) wrote with it."""

from __future__ import annotations

MESSAGE = b"hello pack"
KEY_FILE = (
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAO5n8vH7+"
    "40xZhdIPyWkPxIJ/WG0Qlgb8B85jO9iFqXZsMV9gIyrCmuBdk7nSZTiC2HYqMGbXSn3tBm3YGmU/KRM9"
    "s399YhxRAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
)
PUBLIC = (
    "untrusted comment: minisign public key 4CE3FE7EBCFC993B\n"
    "RWQ7mfy8fv7jTOBdk7nSZTiC2HYqMGbXSn3tBm3YGmU/KRM9s399YhxR\n"
)
SIGNATURE = (
    "untrusted comment: signature from minisign secret key\n"
    "RUQ7mfy8fv7jTBuTd9Yw3QA0gmLAu1dfOe90aRZfFzL8OVTYT8z2BBH+qzoBxTXFusqKDojAgFLBM7x0"
    "LmOEd7+6J04m1a8TmgY=\n"
    "trusted comment: timestamp:1795329329\tfile:y.hearth\thashed\n"
    "Hp+YnlxkJm2KHDLi6wso1B/nbRF0KF9fkCOvJzu5riIY2bbPnwEDx2ukQ+YGLpTO03FNmqwXDYpwIIUdjJksAw==\n"
)
