"""Code for identities: one walk over the formula, one table of spellings for each language."""
