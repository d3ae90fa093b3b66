"""Files for programs and papers, made from the same entries as the site."""

from nablasheet.downloads.files import write_downloads, write_errata

__all__ = ["write_downloads", "write_errata"]
