from tests.real_store import real_store, store_template

__all__ = ["real_store", "store_template"]
