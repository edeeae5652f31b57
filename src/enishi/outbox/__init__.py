"""Letters, mails and FAX that wait before they go, and notes of every other contact."""
