"""The headings accepted over the columns that every list of people may have."""

from doingoai.delegations.intake.columns import Column

PERSON: tuple[Column, ...] = (
    Column(
        "number",
        "STT",
        "No.",
        also_vi="TT; số TT; số thứ tự; thứ tự",
        also_en="no; #; nr; S/N; item; serial number; sl no; number; order",
    ),
    Column(
        "full_name",
        "Họ và tên",
        "Full name",
        also_vi=(
            "họ tên; họ & tên; tên; tên đầy đủ; họ tên đầy đủ; họ và tên khách; họ tên khách; tên "
            "khách; họ và tên đại biểu; tên đại biểu; đại biểu; họ tên thành viên; họ và tên thành "
            "viên; thành viên; họ và tên (chữ La-tinh); danh sách"
        ),
        also_en=(
            "name; names; full names; name and surname; surname and name; first and last name; "
            "name in full; complete name; member; name of delegate; delegate name; delegate; "
            "delegates; participant; participant name; name of participant; guest name; guest; "
            "passenger name; name in passport; name as in passport; full name as in passport; nom "
            "complet; name of member; member name; delegation member; name in english; english "
            "name; latin name; name surname"
        ),
    ),
    Column(
        "family_name",
        "Họ",
        "Family name",
        also_vi="họ (family name); họ và tên đệm; họ và chữ đệm; họ đệm; họ lót",
        also_en=(
            "surname; last name; family; lastname; surnames; nom; nom de famille; apellido; "
            "apellidos; nachname; last names"
        ),
    ),
    Column(
        "middle_name",
        "Tên đệm",
        "Middle name",
        also_vi="đệm; chữ đệm; chữ lót; tên lót",
        also_en="middle; middle names; second name; patronymic; other names",
    ),
    Column(
        "given_name",
        "Tên gọi",
        "Given name",
        also_vi="tên riêng; tên và tên đệm; tên và chữ đệm; tên đệm và tên; tên (given name)",
        also_en=(
            "first name; given names; forename; forenames; first names; firstname; christian name; "
            "prénom; prenom; nombre; nombres; vorname"
        ),
    ),
    Column(
        "native_name",
        "Tên chữ bản ngữ",
        "Name in native script",
        also_vi=(
            "tên bản ngữ; tên gốc; tên tiếng Hàn; tên tiếng Trung; tên tiếng Nhật; tên chữ Hán; "
            "tên tiếng Nga; tên nguyên ngữ; tên bằng tiếng mẹ đẻ"
        ),
        also_en=(
            "native name; name (native); name in original script; original name; chinese name; "
            "korean name; japanese name; name in chinese; name in korean; name in japanese; name "
            "in russian; name in cyrillic; native script; name in characters; name in local "
            "language; local name"
        ),
    ),
    Column(
        "reading_vi",
        "Phiên âm Hán Việt",
        "Vietnamese reading",
        also_vi=(
            "tên Hán Việt; âm Hán Việt; phiên âm; tên phiên âm; tên tiếng Việt; phiên âm tiếng Việt"
        ),
        also_en=(
            "sino-vietnamese; sino-vietnamese reading; name in vietnamese; vietnamese name; "
            "vietnamese transcription"
        ),
    ),
    Column(
        "honorific",
        "Danh xưng",
        "Honorific",
        also_vi="xưng hô; ông/bà; ông, bà; học hàm học vị",
        also_en=(
            "salutation; courtesy title; form of address; mr/ms; mr/mrs; mr/mrs/ms; mr./ms.; "
            "prefix; mr ms mrs; courtesy"
        ),
    ),
    Column(
        "sex",
        "Giới tính",
        "Sex",
        also_vi="giới; nam/nữ; phái",
        also_en="gender; m/f; f/m; male/female; sexe; sexo",
    ),
    Column(
        "birth_date",
        "Ngày sinh",
        "Date of birth",
        also_vi=(
            "ngày tháng năm sinh; ngày, tháng, năm sinh; năm sinh; sinh ngày; sinh năm; "
            "ngày/tháng/năm sinh; NTNS"
        ),
        also_en=(
            "birth date; birthdate; DOB; D.O.B.; D.O.B; birthday; born; born on; date and year of "
            "birth; birth; date of birth (dd/mm/yyyy); date de naissance; year of birth"
        ),
    ),
    Column(
        "nationality",
        "Quốc tịch",
        "Nationality",
        also_vi="nước; quốc gia; mang quốc tịch",
        also_en=(
            "citizenship; country; nat; nation; citizen of; nationalité; country of citizenship; "
            "passport country; issuing country"
        ),
    ),
    Column(
        "title_vi",
        "Chức vụ",
        "Position (Vietnamese)",
        also_vi=(
            "chức danh; chức vụ tiếng Việt; chức vụ (tiếng Việt); chức vụ công tác; chức vụ, đơn "
            "vị; chức vụ, đơn vị công tác; chức vụ, cơ quan; chức vụ và đơn vị công tác; chức "
            "danh, đơn vị; chức danh chức vụ; cương vị; chức vụ / cơ quan; chức vụ hiện nay; nghề "
            "nghiệp"
        ),
        also_en="vietnamese title; title in vietnamese; title vi; position vi; position in vietnamese",
        either="title",
    ),
    Column(
        "title_en",
        "Chức vụ (tiếng Anh)",
        "Position",
        also_vi="chức vụ tiếng Anh; chức danh tiếng Anh",
        also_en=(
            "title; job title; designation; post; function; title/position; position/title; "
            "position and organisation; position and organization; title and organization; title "
            "and organisation; role/title; occupation; job; official title; position held; "
            "designation/title; current position; title in english; position in english; english "
            "title; title en; position en; profession; rank and position; fonction"
        ),
        either="title",
    ),
    Column(
        "organisation_vi",
        "Cơ quan",
        "Organisation (Vietnamese)",
        also_vi=(
            "đơn vị; cơ quan, đơn vị; đơn vị công tác; cơ quan công tác; nơi công tác; tổ chức; cơ "
            "quan/đơn vị; cơ quan tiếng Việt; cơ quan (tiếng Việt); tên cơ quan; cơ quan, tổ chức; "
            "công ty"
        ),
        also_en=(
            "organisation vi; organization vi; organisation in vietnamese; organization in "
            "vietnamese; vietnamese organisation"
        ),
        either="organisation",
    ),
    Column(
        "organisation_en",
        "Cơ quan (tiếng Anh)",
        "Organisation",
        also_vi="cơ quan tiếng Anh; đơn vị tiếng Anh",
        also_en=(
            "organization; company; institution; agency; department; affiliation; employer; "
            "office; company/organisation; company/organization; institute; organisation/company; "
            "organization/company; workplace; ministry/agency; unit; organisation in english; "
            "organization in english; organisation en; organization en; body; entity; ministry"
        ),
        either="organisation",
    ),
    Column(
        "rank",
        "Cấp bậc",
        "Rank",
        also_vi="hàm, cấp; ngạch; hàm; cấp; hàm ngoại giao",
        also_en="grade; diplomatic rank; level; protocol rank",
    ),
    Column(
        "languages",
        "Ngôn ngữ",
        "Languages",
        also_vi="ngoại ngữ; tiếng; ngôn ngữ sử dụng; biết tiếng",
        also_en=(
            "language; languages spoken; spoken languages; language spoken; working language; "
            "preferred language"
        ),
    ),
    Column(
        "phone",
        "Điện thoại",
        "Phone",
        also_vi=(
            "số điện thoại; ĐT; SĐT; ĐTDĐ; di động; số ĐT; điện thoại di động; điện thoại liên hệ; "
            "liên hệ"
        ),
        also_en=(
            "telephone; tel; tel.; mobile; mobile phone; cell; cellphone; phone number; telephone "
            "number; contact number; contact no; mobile no; whatsapp; contact; mobile number; hp"
        ),
    ),
    Column(
        "email",
        "Thư điện tử",
        "E-mail",
        also_vi="hòm thư; địa chỉ email; địa chỉ thư điện tử; hộp thư",
        also_en="email; mail; email address; e-mail address; courriel",
    ),
    Column(
        "car",
        "Xe",
        "Car",
        also_vi="xe số; số xe; xếp xe; bố trí xe; biển số xe",
        also_en="vehicle; car no; car number; car assignment; seat in car; bus",
    ),
    Column(
        "notes",
        "Ghi chú",
        "Notes",
        also_vi="chú thích; lưu ý; ghi chú khác; yêu cầu khác",
        also_en="note; remarks; remark; comments; comment; observations; other",
    ),
)
