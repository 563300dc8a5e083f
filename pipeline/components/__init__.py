"""spaCy factories, found by entry point. Whoever comes here first, without spaCy, gets it imported the quick way."""

from pipeline.loading import import_spacy

import_spacy()
