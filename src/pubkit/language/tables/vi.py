"""Vietnamese."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Đăng ngày {date}",
    updated="Cập nhật {date}",
    figure="Hình {number}",
    table="Bảng {number}",
    note="Ghi chú",
    tip="Mẹo",
    important="Quan trọng",
    warning="Cảnh báo",
    caution="Thận trọng",
    details="Chi tiết",
    correction="Đính chính",
    correction_dated="Đính chính, {date}",
    corrections="Đính chính",
    references="Tài liệu tham khảo",
    notes="Chú thích",
    footnote="Chú thích {number}",
    back="Trở lại bài viết",
    contents="Mục lục",
    page="Trang {number}",
    continued_on="Xem tiếp trang {number}",
    continued_from="Tiếp theo trang {number}",
    skip="Chuyển đến nội dung",
    credit="Nguồn: {name}",
    posted="{author} trên {platform}",
    et_al="và cộng sự",
    no_date="không rõ năm",
    cover="Bìa",
    draft="Bản nháp",
    issue="Số {number}",
    contributors="Người đóng góp",
    picture_credits="Nguồn hình ảnh",
    index="Bảng tra",
    persons="Nhân vật",
    topics="Chủ đề",
    colophon="Thông tin xuất bản",
)

CALENDAR = Calendar(
    date="{day} {month}, {year}",
    months="tháng 1, tháng 2, tháng 3, tháng 4, tháng 5, tháng 6, "
    "tháng 7, tháng 8, tháng 9, tháng 10, tháng 11, tháng 12",
    time="{hour:02}:{minute:02}",
    both="{time} {date}",
)
