"""The templates of a report's sentences, in bokmål, nynorsk and English."""
