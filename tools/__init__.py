"""What builds the course from its sources: notebooks, site, slides, films, cards, sheet, catalogues."""
