"""RECONCILE: many reports to one record of what is agreed, disputed and one-sided."""
