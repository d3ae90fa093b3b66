"""From what people type to the one spelling of LaTeX that the reader knows: tables of rewrites."""
