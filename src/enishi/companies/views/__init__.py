"""The pages of companies: the firm, who speaks for it, how it goes, and what it allows."""
