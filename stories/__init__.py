"""The ground floor: what is told, from a storyteller's text files to tonight's script."""
