# The words of the site in Arabic.
#
# Every message stands in ja.ftl, en.ftl and ar.ftl alike. Messages named `print-…` go to the handouts; a `{"{date}"}` in
# them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Plain Modern Standard Arabic; wording that fits every reader is chosen where there is one.

## The language

language-name = العربية
list-separator = {"، "}

## Sections of an entry

section-incident = ماذا حدث
    .also = القصة | ماذا حدث؟
section-discuss = لنتحدث معًا
    .also = لنتحدث معا | للنقاش
section-explain = لماذا حدث ذلك
    .also = لماذا حدث ذلك؟ | شرح
section-prevent = كيف نتجنب ذلك
    .also = كيف نتجنب ذلك؟ | الوقاية
section-cope = إذا حدث ذلك
    .also = ماذا نفعل إذا حدث ذلك
section-law = ماذا يقول القانون
    .also = ماذا يقول القانون؟ | القانون
section-lesson = خطة الدرس
    .also = للمعلمين
section-family = في البيت
    .also = للأسرة
section-quiz = اختبار قصير
    .also = أسئلة
section-scenario = سيناريو
    .also = مفترق الطرق

## Ways around the site

skip-to-content = الانتقال إلى المحتوى
nav-main-label = الصفحات الرئيسية
nav-languages-label = اللغات
nav-footer-label = جميع الصفحات
nav-contents-label = في هذه الصفحة
nav-home = الرئيسية
nav-cases = القصص
nav-desks = طلب المساعدة
nav-glossary = الكلمات
nav-laws = القوانين
footer-line = إذا واجهتك مشكلة فلست وحدك.
not-found-title = الصفحة غير موجودة
not-found-lede = ربما تغيّر العنوان أو كُتب بطريقة غير صحيحة. يمكنك البحث في الصفحات التالية.
chooser-title = اختيار اللغة

## Notices

notice-fallback = هذه الصفحة غير متوفرة بالعربية بعد، ولذلك تظهر باللغة التالية: { $language }.
notice-machine = تُرجمت هذه الصفحة آليًا ولم يراجعها أحد بعد، وقد تكون فيها أخطاء.
card-untranslated = غير متوفرة بالعربية بعد
external-note = موقع خارجي
updated = آخر تحديث: { $date }
date-as-of = المعلومات حتى { $date }
date-checked = تم التحقق في { $date }
date-unverified = لم يتم التحقق من التاريخ بعد
date-overdue = قد تكون هذه المعلومات قديمة. يُرجى التأكد من الصفحة الرسمية أيضًا.

## Home and lists

home-help-title = إذا احتجت إلى المساعدة الآن
home-help-lede = يكفي الكلام مع أحد، ولا بأس إن صعب عليك شرح ما حدث.
home-all-desks = عرض جميع جهات المساعدة
home-cases-title = قصص للقراءة
home-pages-title = عن هذا الموقع
cases-lede = قصص عن أمور قد تحدث على الإنترنت، نقرؤها ثم نتحدث عنها معًا.
desks-lede = هناك من يستمع إليك ومن يستطيع مساعدتك. يمكنك البدء بأي جهة يسهل عليك التحدث إليها.
glossary-lede = معاني الكلمات الصعبة في هذا الموقع.
laws-lede = القوانين والإجراءات في اليابان المتعلقة بما يحدث على الإنترنت.

## Cases

case-eyebrow = قصة
fact-grades = الصفوف
fact-minutes = المدة
topics = المواضيع
care-gentle = قصة هادئة.
care-sensitive = قبل القراءة
care-high = قبل القراءة
tools-label = أدوات الدرس
tool-worksheet = ورقة عمل
tool-pdf = ملف PDF
tool-quiz = الاختبار في صفحة مستقلة
for-teachers = للمعلمين والمعلمات
for-families = للأسرة
help-title = هناك من يستمع إليك
help-lede = لا يلزم اتخاذ القرار وحدك. يمكنك اختيار جهة واحدة يسهل عليك التحدث إليها.
case-laws = قوانين لها صلة بالقصة
case-terms = كلمات من القصة
sources = المصادر
related-cases = قصص ورد فيها هذا

## Laws

law-articles = المواد القانونية
law-figure = ما ينص عليه القانون
law-in-force = سارٍ منذ
law-note = هذا شرح عام. وفي الحالات الفعلية تُرجى استشارة المختصين.

## Desks and their channels

desk-contact = طرق التواصل
desk-for = لمن
desk-ages = الأعمار
desk-operator = الجهة المشغّلة
desk-group-danger = إذا كنت في خطر الآن
desk-group-talk = إذا أردت من يستمع إليك
desk-group-remove = إذا أردت حذف منشور
desk-group-money = إذا تعلّق الأمر بالمال أو الشراء
desk-group-law = إذا كان لديك سؤال عن القانون
channel-phone = الهاتف
channel-chat = دردشة كتابية
channel-line = تطبيق LINE
channel-form = نموذج على الإنترنت
channel-mail = البريد الإلكتروني
channel-visit = الحضور شخصيًا
channel-anonymous = لا يلزم ذكر الاسم
channel-named = يُطلب ذكر الاسم
channel-languages = اللغات: { $list }
cost-free = مجاني
cost-call-charge = تُحتسب تكلفة المكالمة

## Ages, grades, minutes, hours, sizes

ages-range = من سن { $from } إلى سن { $to }
ages-up-to = حتى سن { $to }
ages-from = من سن { $from } فأكثر
minutes-list = { $list } دقيقة
minutes-separator = {" أو "}
grade-e = الصف { $n } الابتدائي
grade-j = الصف { $n } الإعدادي
grade-h = الصف { $n } الثانوي
grades-range = من { $from } إلى { $to }
grades-one = { $grade }
weekday-mo = الاثنين
weekday-tu = الثلاثاء
weekday-we = الأربعاء
weekday-th = الخميس
weekday-fr = الجمعة
weekday-sa = السبت
weekday-su = الأحد
hours-holidays = العطل الرسمية
hours-closed = مغلق
hours-always = 24 ساعة يوميًا

## Parts of a text

alert-note = ملاحظة
alert-tip = تلميح
alert-important = مهم
alert-warning = تنبيه
alert-caution = خطر
table-label = جدول
footnotes-title = الحواشي
footnote-back = العودة إلى موضع الحاشية { $n } في النص

## Quiz

choice-labels = أ ب ج د هـ و
quiz-question = السؤال { $n }
quiz-choose-several = لنختر كل الإجابات المناسبة.
quiz-hint = عرض تلميح
quiz-answer = الإجابة والشرح
quiz-private = لا تُرسل إجاباتك ولا تُحفظ في أي مكان، ويمكنك إعادة التفكير أي عدد من المرات.
quiz-check = التحقق من إجابتي
quiz-again = التفكير مرة أخرى
quiz-choose-first = يُرجى اختيار إجابة أولًا.
quiz-right = هذا صحيح.
quiz-wrong = لنفكر قليلًا بعد.
quiz-partly = اقتربت من الإجابة. لننظر في الاختيارات من جديد.
quiz-mark-right = صحيح
quiz-mark-wrong = غير صحيح
quiz-progress = أسئلة فكّرنا فيها: { $done } من أصل { $total }
quiz-result = الإجابات الصحيحة: { $right } من أصل { $total }
quiz-result-all = فكّرت جيدًا. ما رأيك في الحديث مع أحد عن أكثر شيء بقي في ذهنك؟
quiz-result-some = الخطأ هنا لا يضر. ويمكنك العودة إلى أي سؤال يشغلك والتفكير فيه من جديد.
quiz-closing-title = وصلت إلى النهاية
quiz-closing = لا درجات هنا. إذا شعرت بالضيق فلا بأس باستراحة، وإذا أردت الكلام فهناك من يستمع إليك.
quiz-review = مراجعة جميع الاختيارات
quiz-restart = البدء من جديد
quiz-to-case = قراءة القصة

## Handouts

print-worksheet = ورقة عمل
print-name = الاسم
print-class = الفصل
print-date = التاريخ
print-teacher-page = للمعلمين والمعلمات: الإجابات والشرح
print-answer = الإجابة
print-explanation = الشرح
print-hint = تلميح
print-page = صفحة
print-help = جهات يمكنك طلب المساعدة منها
print-machine-note = تُرجمت هذه الورقة آليًا ولم يراجعها أحد بعد.
print-write = لنكتب ما نفكر فيه
print-questions = لنتحدث معًا
print-quiz = اختبار قصير
print-choose-one = لنختر إجابة واحدة.
print-choose-many = لنختر كل الإجابات المناسبة.
print-edition = الإصدار {"{edition}"}
print-updated = تحديث {"{date}"}
print-as-of = المعلومات حتى {"{date}"}
print-unverified = لم يتم التحقق من التاريخ بعد
print-channel-phone = الهاتف
print-channel-chat = دردشة كتابية
print-channel-line = تطبيق LINE
print-channel-form = نموذج على الإنترنت
print-channel-mail = البريد الإلكتروني
print-channel-visit = الحضور شخصيًا

# Print: words the sheet adds by itself.
print-teacher = للمعلمين والمعلمات
print-task-done = تم
print-task-open = لم يتم بعد

# The text that `casebook new` begins a case with.
new-title = (العنوان)
new-summary = (موضوع القصة في جملة أو جملتين)
new-text = (النص هنا)
new-question = (السؤال في جملة واحدة)
new-choice = (إجابة قد يختارها بعض الناس)
new-choice-right = (الإجابة الصحيحة)
new-feedback = (ما يُقال لمن اختارها)
new-hint = (تلميح)
new-explanation = (الشرح)

# The page at a former address.
moved-title = انتقلت هذه الصفحة إلى عنوان جديد

# The places of a case in curricula.
curriculum = الصلة بالمناهج

# Names of languages, for notices and for what help desks speak.
language-ja = اليابانية
language-ja-simple = اليابانية السهلة
language-en = الإنجليزية
language-zh = الصينية
language-zh-Hans = الصينية المبسطة
language-ko = الكورية
language-es = الإسبانية
language-pt = البرتغالية
language-pt-BR = البرتغالية البرازيلية
language-vi = الفيتنامية
language-fil = الفلبينية
language-tl = التاغالوغية
language-ne = النيبالية
language-th = التايلاندية
language-id = الإندونيسية
language-ar = العربية
language-km = الخميرية
language-my = البورمية
language-mn = المنغولية
language-fr = الفرنسية
language-si = السنهالية
language-ur = الأردية
language-ru = الروسية
