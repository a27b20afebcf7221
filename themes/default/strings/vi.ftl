# The words of the site in Vietnamese.
#
# Every message of ja.ftl stands here too. Messages named `print-…` go to the handouts; a `{"{date}"}` in
# them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Children from ten up read these: short, warm sentences, with `bạn` for the reader throughout.

## The language

language-name = Tiếng Việt
list-separator = {", "}

## Sections of an entry

section-incident = Chuyện gì đã xảy ra
    .also = Câu chuyện | Chuyện đã xảy ra
section-discuss = Cùng trao đổi
    .also = Thảo luận | Cùng thảo luận | Cùng suy nghĩ
section-explain = Vì sao chuyện này xảy ra
    .also = Giải thích | Vì sao lại như vậy
section-prevent = Cách phòng tránh
    .also = Phòng tránh | Làm sao để phòng tránh
section-cope = Nếu chuyện đó xảy ra
    .also = Nếu điều đó xảy ra | Cần làm gì | Cách xử lý
section-law = Pháp luật nói gì
    .also = Pháp luật | Luật nói gì
section-lesson = Giáo án
    .also = Kế hoạch bài dạy | Kế hoạch bài học
section-family = Ở nhà
    .also = Trong gia đình | Dành cho gia đình
section-quiz = Trắc nghiệm
    .also = Câu đố | Câu hỏi trắc nghiệm
section-scenario = Kịch bản
    .also = Ngã rẽ

## Ways around the site

skip-to-content = Đến phần nội dung
nav-main-label = Các trang chính
nav-languages-label = Ngôn ngữ
nav-footer-label = Tất cả các trang
nav-contents-label = Nội dung trang này
nav-home = Trang chủ
nav-cases = Tình huống
nav-desks = Tìm sự giúp đỡ
nav-glossary = Từ ngữ
nav-laws = Luật
footer-line = Khi gặp chuyện khó, bạn không cần phải chịu đựng một mình.
not-found-title = Không tìm thấy trang
not-found-lede = Có thể địa chỉ đã thay đổi hoặc bị gõ nhầm. Bạn có thể tìm tiếp từ các trang sau.
chooser-title = Hãy chọn ngôn ngữ

## Notices

notice-fallback = Trang này chưa có bản tiếng Việt. Bạn đang đọc bản { $language }.
notice-machine = Trang này do máy dịch và chưa có người kiểm tra. Có thể có chỗ chưa đúng.
card-untranslated = Chưa có bản tiếng Việt
external-note = trang web khác
updated = Cập nhật: { $date }
date-as-of = Tính đến ngày { $date }
date-checked = Đã kiểm tra ngày { $date }
date-unverified = Ngày chưa được kiểm tra
date-overdue = Thông tin này có thể đã cũ. Bạn hãy xem thêm trang chính thức nhé.

## Home and lists

home-help-title = Khi bạn cần giúp đỡ ngay lúc này
home-help-lede = Chỉ cần nói chuyện thôi cũng được. Chưa biết kể thế nào cũng không sao.
home-all-desks = Xem tất cả nơi tư vấn
home-cases-title = Đọc các tình huống
home-pages-title = Về trang web này
cases-lede = Những câu chuyện về điều có thể xảy ra trên mạng. Đọc xong, bạn hãy cùng mọi người trao đổi nhé.
desks-lede = Có những người sẵn sàng lắng nghe, có những người sẵn sàng giúp. Bạn cứ chọn nơi nào mình thấy dễ nói nhất.
glossary-lede = Ý nghĩa của những từ khó trên trang web này.
laws-lede = Luật và thủ tục ở Nhật Bản liên quan đến những chuyện xảy ra trên mạng.

## Cases

case-eyebrow = Tình huống
fact-grades = Lớp
fact-minutes = Thời gian
topics = Chủ đề
care-gentle = Nội dung nhẹ nhàng.
care-sensitive = Trước khi đọc
care-high = Trước khi đọc
tools-label = Dùng cho giờ học
tool-worksheet = Phiếu học tập
tool-pdf = PDF
tool-quiz = Trang chỉ có phần trắc nghiệm
for-teachers = Dành cho giáo viên
for-families = Dành cho gia đình
help-title = Có người để bạn nói chuyện
help-lede = Bạn không cần tự quyết định một mình. Hãy chọn một nơi mà bạn thấy dễ nói.
case-laws = Các luật liên quan
case-terms = Từ ngữ trong bài
sources = Nguồn
related-cases = Các tình huống có nhắc đến điều này

## Laws

law-articles = Điều luật
law-figure = Quy định
law-in-force = Có hiệu lực từ
law-note = Đây là giải thích chung. Với trường hợp thực tế, hãy hỏi ý kiến chuyên gia.

## Desks and their channels

desk-contact = Cách liên hệ
desk-for = Dành cho ai
desk-ages = Tuổi
desk-operator = Đơn vị phụ trách
desk-group-danger = Khi đang gặp nguy hiểm
desk-group-talk = Khi muốn có người lắng nghe
desk-group-remove = Khi muốn xóa bài đăng
desk-group-money = Khi gặp rắc rối về tiền bạc hay mua sắm
desk-group-law = Khi muốn hỏi về pháp luật
channel-phone = Điện thoại
channel-chat = Chat
channel-line = LINE
channel-form = Biểu mẫu trên web
channel-mail = Email
channel-visit = Đến tận nơi
channel-anonymous = Không cần nói tên
channel-named = Sẽ được hỏi tên
channel-languages = Ngôn ngữ: { $list }
cost-free = Miễn phí
cost-call-charge = Có tính cước gọi

## Ages, grades, minutes, hours, sizes

ages-range = { $from }–{ $to } tuổi
ages-up-to = Đến { $to } tuổi
ages-from = Từ { $from } tuổi trở lên
minutes-list = { $list } phút
minutes-separator = {" hoặc "}
grade-e = Tiểu học năm { $n }
grade-j = Trung học cơ sở năm { $n }
grade-h = Trung học phổ thông năm { $n }
grades-range = { $from } đến { $to }
grades-one = { $grade }
weekday-mo = Thứ 2
weekday-tu = Thứ 3
weekday-we = Thứ 4
weekday-th = Thứ 5
weekday-fr = Thứ 6
weekday-sa = Thứ 7
weekday-su = Chủ nhật
hours-holidays = ngày lễ
hours-closed = nghỉ
hours-always = Suốt 24 giờ

## Parts of a text

alert-note = Ghi chú
alert-tip = Gợi ý
alert-important = Quan trọng
alert-warning = Lưu ý
alert-caution = Nguy hiểm
table-label = Bảng
footnotes-title = Chú thích
footnote-back = Quay lại chú thích { $n } trong bài

## Quiz

choice-labels = A B C D E F
quiz-question = Câu { $n }
quiz-choose-several = Hãy chọn tất cả câu trả lời phù hợp.
quiz-hint = Xem gợi ý
quiz-answer = Đáp án và giải thích
quiz-private = Câu trả lời của bạn không được gửi đi đâu và không được lưu lại. Bạn có thể nghĩ lại bao nhiêu lần cũng được.
quiz-check = Kiểm tra câu trả lời
quiz-again = Nghĩ lại lần nữa
quiz-choose-first = Trước hết, hãy chọn câu trả lời.
quiz-right = Đúng rồi.
quiz-wrong = Mình cùng nghĩ thêm chút nữa nhé.
quiz-partly = Sắp đúng rồi. Hãy xem lại những gì bạn đã chọn nhé.
quiz-mark-right = Đúng
quiz-mark-wrong = Chưa đúng
quiz-progress = Đã làm { $done } trên { $total } câu
quiz-result = Đúng { $right } trên { $total } câu
quiz-result-all = Bạn đã suy nghĩ rất kỹ. Hãy thử kể với ai đó điều đọng lại trong bạn nhiều nhất.
quiz-result-some = Trả lời chưa đúng cũng không mất gì cả. Câu nào còn băn khoăn, bạn cứ nghĩ lại nhé.
quiz-closing-title = Bạn đã suy nghĩ đến tận câu cuối
quiz-closing = Ở đây không chấm điểm. Nếu thấy nặng nề, bạn hãy nghỉ một chút. Khi muốn nói ra, có người để bạn nói chuyện.
quiz-review = Xem lại tất cả các lựa chọn
quiz-restart = Làm lại từ đầu
quiz-to-case = Đọc tình huống

## Handouts

print-worksheet = Phiếu học tập
print-name = Họ tên
print-class = Lớp
print-date = Ngày
print-teacher-page = Dành cho giáo viên: đáp án và giải thích
print-answer = Đáp án
print-explanation = Giải thích
print-hint = Gợi ý
print-page = Trang
print-help = Nơi có thể xin tư vấn
print-machine-note = Tờ này do máy dịch và chưa có người kiểm tra.
print-write = Hãy viết ra điều bạn nghĩ
print-questions = Cùng trao đổi
print-quiz = Trắc nghiệm
print-choose-one = Hãy chọn một câu trả lời.
print-choose-many = Hãy chọn tất cả câu trả lời phù hợp.
print-edition = Bản thứ {"{edition}"}
print-updated = Cập nhật {"{date}"}
print-as-of = Tính đến ngày {"{date}"}
print-unverified = Ngày chưa được kiểm tra
print-channel-phone = Điện thoại
print-channel-chat = Chat
print-channel-line = LINE
print-channel-form = Biểu mẫu trên web
print-channel-mail = Email
print-channel-visit = Đến tận nơi

# Print: words the sheet adds by itself.
print-teacher = Dành cho giáo viên
print-task-done = đã xong
print-task-open = chưa xong

# The text that `casebook new` begins a case with.
new-title = (viết tiêu đề)
new-summary = (viết một hoặc hai câu cho biết câu chuyện nói về điều gì)
new-text = (viết vào đây)
new-question = (viết câu hỏi trong một câu)
new-choice = (một câu trả lời mà người đọc có thể chọn)
new-choice-right = (câu trả lời đúng)
new-feedback = (lời nhắn cho người đã chọn câu này)
new-hint = (gợi ý)
new-explanation = (giải thích)

# The page at a former address.
moved-title = Trang này đã chuyển sang địa chỉ mới

# The places of a case in curricula.
curriculum = Liên hệ với chương trình học

# Names of languages, for notices and for what help desks speak.
language-ja = tiếng Nhật
language-ja-simple = tiếng Nhật đơn giản
language-en = tiếng Anh
language-zh = tiếng Trung
language-zh-Hans = tiếng Trung (giản thể)
language-ko = tiếng Hàn
language-es = tiếng Tây Ban Nha
language-pt = tiếng Bồ Đào Nha
language-pt-BR = tiếng Bồ Đào Nha (Brazil)
language-vi = tiếng Việt
language-fil = tiếng Filipino
language-tl = tiếng Tagalog
language-ne = tiếng Nepal
language-th = tiếng Thái
language-id = tiếng Indonesia
language-ar = tiếng Ả Rập
language-km = tiếng Khmer
language-my = tiếng Miến Điện
language-mn = tiếng Mông Cổ
language-fr = tiếng Pháp
language-si = tiếng Sinhala
language-ur = tiếng Urdu
language-ru = tiếng Nga
