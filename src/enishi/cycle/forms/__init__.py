"""What people fill in along the cycle, one module for each thing."""
