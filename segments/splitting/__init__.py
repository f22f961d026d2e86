"""Splitting: a block's text into sentence-sized segments by exact offset."""

from segments.splitting.sentences import split_sentences

__all__ = ["split_sentences"]
