"""Matter that an edition writes from its articles: title page, contents, credits, index …"""

from pubkit.transforms.matter.binding import fill, placeholder, section_opener

__all__ = ["fill", "placeholder", "section_opener"]
