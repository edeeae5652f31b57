"""中小企業: the companies that the network supports, each looked after by one body."""
