"""The middle floor: the shape of an evening, from documented customs to tonight's plan."""
