"""Made-up reports with known truth: drafts with marks in them, pages made of drafts, a world to write about."""
