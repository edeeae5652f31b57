"""What a change leaves behind: an entry of who did what to which record, or a refusal in words."""
