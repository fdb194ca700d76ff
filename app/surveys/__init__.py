"""Rounds in which members answer without their names: what is asked, who may answer, what comes out."""
