"""同意と提供の記録: what a person agreed to, who may see his card, and what was given to whom."""
