"""The site: pages made from a book by pure functions, so that any site builder can publish them."""
