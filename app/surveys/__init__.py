"""Surveys and the ballots of 民主评议: whose ballot is whose cannot be told from anything that is stored."""
