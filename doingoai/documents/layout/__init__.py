"""Builds Word templates in the layout of Decree 30/2020/NĐ-CP, Annex I. Knows no paper by name."""
