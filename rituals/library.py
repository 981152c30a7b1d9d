"""The library reads ritual packs; its shelf holds tier A alone."""
