"""The demo office: public facts about Hà Nội's bodies, and plainly fictitious people and visits."""
