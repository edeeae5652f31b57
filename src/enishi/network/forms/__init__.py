"""What people write about the network, form by form."""
