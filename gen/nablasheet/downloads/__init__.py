"""Files for programs and papers, made from the same entries as the site."""

from nablasheet.downloads.files import write_downloads

__all__ = ["write_downloads"]
