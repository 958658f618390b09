"""
Family names of Viet Nam without accents, and where the family name stands first.

Compiled by hand from common knowledge: by them it is known how a person is called.
"""

from doingoai.foundation.word_set import word_set

VIETNAMESE = word_set(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh "
    "truong dinh lam phung mai to ha tang cao luong luu chu chau ta thai quach kieu bach luc tong "
    "tieu than nghiem ninh khuat khuong la lai hua ton trieu tra thach giang lo vang thao quang be "
    "nong cam ma dam lu mac bang au bien cu cung danh diep giap han hong kha khong khieu la liem "
    "mau nhan nhu on ong pho phuong quan su sam son thieu tiet tu ung van vi vien vinh y"
)

FAMILY_FIRST = frozenset({"VN", "CN", "TW", "HK", "MO", "KR", "KP", "JP", "HU", "KH"})
"""Countries whose people write the family name first."""
