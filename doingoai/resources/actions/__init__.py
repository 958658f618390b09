"""What is decided about people, cars and rooms: the register, absences, needs, bookings."""
