"""The pages of the network, one module for each thing they show."""
