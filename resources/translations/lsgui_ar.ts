<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>Re&amp;cent Sessions</source>
        <translation>الجلسات الأ&amp;خيرة</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>ال&amp;مفتوحة حديثًا</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;تحرير</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>&amp;استعلام</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>ال&amp;طريقة</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>الم&amp;كتبة</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>نظام الأ&amp;لوان</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>&amp;Undo {change}</source>
        <translation>&amp;تراجع: ⁨{change}⁩</translation>
    </message>
    <message>
        <source>&amp;Redo {change}</source>
        <translation>&amp;إعادة: ⁨{change}⁩</translation>
    </message>
    <message>
        <source>&amp;Open Image A…</source>
        <translation>فتح الصورة &amp;A…</translation>
    </message>
    <message>
        <source>Open &amp;Image B…</source>
        <translation>فتح الصورة &amp;B…</translation>
    </message>
    <message>
        <source>&amp;Clear This List</source>
        <translation>&amp;مسح هذه القائمة</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إ&amp;نهاء</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;إعادة</translation>
    </message>
    <message>
        <source>&amp;Paste Photograph</source>
        <translation>ل&amp;صق صورة</translation>
    </message>
    <message>
        <source>Paste a photograph, or one or two copied files</source>
        <translation>لصق صورة، أو ملف منسوخ أو ملفين</translation>
    </message>
    <message>
        <source>Clear Image &amp;A</source>
        <translation>إزالة الصورة &amp;A</translation>
    </message>
    <message>
        <source>Clear Image &amp;B</source>
        <translation>إزالة الصورة &amp;B</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>الإ&amp;عدادات…</translation>
    </message>
    <message>
        <source>&amp;Swap A and B</source>
        <translation>&amp;تبديل A وB</translation>
    </message>
    <message>
        <source>&amp;Add Folder…</source>
        <translation>إ&amp;ضافة مجلد…</translation>
    </message>
    <message>
        <source>&amp;Rescan</source>
        <translation>إعادة ال&amp;فحص</translation>
    </message>
    <message>
        <source>&amp;Pause Indexing</source>
        <translation>إ&amp;يقاف الفهرسة مؤقتًا</translation>
    </message>
    <message>
        <source>&amp;Stop Indexing</source>
        <translation>إ&amp;نهاء الفهرسة</translation>
    </message>
    <message>
        <source>&amp;Check Library…</source>
        <translation>ف&amp;حص سلامة المكتبة…</translation>
    </message>
    <message>
        <source>Compare the library with its checksums, and repair it if need be</source>
        <translation>مقارنة المكتبة بمجاميعها الاختبارية، وإصلاحها عند الحاجة</translation>
    </message>
    <message>
        <source>Show or hide the library&apos;s folders</source>
        <translation>إظهار مجلدات المكتبة أو إخفاؤها</translation>
    </message>
    <message>
        <source>&amp;Few-shot</source>
        <translation>&amp;أمثلة قليلة</translation>
    </message>
    <message>
        <source>Show or hide the heads fitted for your own categories</source>
        <translation>إظهار الرؤوس المدرَّبة على فئاتك أو إخفاؤها</translation>
    </message>
    <message>
        <source>All &amp;Photographs</source>
        <translation>كل ال&amp;صور</translation>
    </message>
    <message>
        <source>Show all photographs of the library, or the answer again</source>
        <translation>إظهار كل صور المكتبة، أو الإجابة من جديد</translation>
    </message>
    <message>
        <source>&amp;Compare Methods</source>
        <translation>&amp;مقارنة الطرق</translation>
    </message>
    <message>
        <source>Show what every method answers, side by side, or the answer again</source>
        <translation>إظهار إجابات كل الطرق جنبًا إلى جنب، أو الإجابة من جديد</translation>
    </message>
    <message>
        <source>&amp;Map of the Library</source>
        <translation>خ&amp;ريطة المكتبة</translation>
    </message>
    <message>
        <source>Show the library with what is alike together, or the answer again</source>
        <translation>إظهار المكتبة بحيث يجتمع المتشابه، أو الإجابة من جديد</translation>
    </message>
    <message>
        <source>Ask &amp;Backwards</source>
        <translation>السؤال بال&amp;عكس</translation>
    </message>
    <message>
        <source>Seek photographs that give labels you choose, or the answer again</source>
        <translation>البحث عن صور تعطي الوسوم التي تختارها، أو الإجابة من جديد</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>ملء ال&amp;شاشة</translation>
    </message>
    <message>
        <source>&amp;Help for This Panel</source>
        <translation>م&amp;ساعدة لهذه اللوحة</translation>
    </message>
    <message>
        <source>Explain the panel that has the keyboard</source>
        <translation>شرح اللوحة التي عليها لوحة المفاتيح</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>List every key of the window and its panels</source>
        <translation>سرد كل مفاتيح النافذة ولوحاتها</translation>
    </message>
    <message>
        <source>&amp;What the Operations Do</source>
        <translation>&amp;ماذا تفعل العمليات</translation>
    </message>
    <message>
        <source>&amp;More than Two Images</source>
        <translation>أكثر من &amp;صورتين</translation>
    </message>
    <message>
        <source>Wh&amp;y, and How Far to Trust It</source>
        <translation>&amp;لماذا، وكم تثق بالإجابة</translation>
    </message>
    <message>
        <source>Your &amp;Library</source>
        <translation>م&amp;كتبتك</translation>
    </message>
    <message>
        <source>The Ma&amp;p of the Library</source>
        <translation>&amp;خريطة المكتبة</translation>
    </message>
    <message>
        <source>Asking &amp;Backwards</source>
        <translation>السؤال بال&amp;عكس</translation>
    </message>
    <message>
        <source>&amp;Teaching New Categories</source>
        <translation>&amp;تعليم فئات جديدة</translation>
    </message>
    <message>
        <source>Without a Mouse, with a Screen &amp;Reader</source>
        <translation>&amp;دون فأرة، ومع قارئ شاشة</translation>
    </message>
    <message>
        <source>Open the Log &amp;Folder</source>
        <translation>&amp;فتح مجلد السجلات</translation>
    </message>
    <message>
        <source>&amp;About lsgui</source>
        <translation>&amp;حول lsgui</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>مثل ال&amp;نظام</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;فاتح</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;داكن</translation>
    </message>
    <message>
        <source>Show &amp;Why</source>
        <translation>إظهار ال&amp;سبب</translation>
    </message>
    <message>
        <source>Show which places of A and B carried the chosen label</source>
        <translation>إظهار المواضع من A وB التي حملت الوسم المختار</translation>
    </message>
    <message>
        <source>&amp;Hide Why</source>
        <translation>إ&amp;خفاء السبب</translation>
    </message>
    <message>
        <source>A&amp;dd Another Image…</source>
        <translation>إ&amp;ضافة صورة أخرى…</translation>
    </message>
    <message>
        <source>Unite the answer with a third image, and more</source>
        <translation>توحيد الإجابة مع صورة ثالثة وأكثر</translation>
    </message>
    <message>
        <source>&amp;Expression</source>
        <translation>ال&amp;تعبير</translation>
    </message>
    <message>
        <source>Write what is asked of the images, such as (A ∪ B) ∖ C</source>
        <translation>كتابة ما يُطلب من الصور، مثل (A ∪ B) ∖ C</translation>
    </message>
    <message>
        <source>&amp;Learned Networks</source>
        <translation>ال&amp;شبكات المتعلَّمة</translation>
    </message>
    <message>
        <source>&amp;Analytic (baseline)</source>
        <translation>ال&amp;تحليلية (للمقارنة)</translation>
    </message>
    <message>
        <source>Label L&amp;ogic (baseline)</source>
        <translation>&amp;منطق الوسوم (للمقارنة)</translation>
    </message>
    <message>
        <source>LaSO, as in the &amp;Paper</source>
        <translation>‏LaSO كما في ال&amp;ورقة</translation>
    </message>
    <message>
        <source>LaSO, as in its &amp;Code</source>
        <translation>‏LaSO كما في &amp;برنامجها</translation>
    </message>
    <message>
        <source>&amp;New Session</source>
        <translation>جلسة &amp;جديدة</translation>
    </message>
    <message>
        <source>Begin with empty wells and a new history</source>
        <translation>البدء بخانات فارغة وسجل تغييرات جديد</translation>
    </message>
    <message>
        <source>Open S&amp;ession…</source>
        <translation>&amp;فتح جلسة…</translation>
    </message>
    <message>
        <source>&amp;Save Session</source>
        <translation>&amp;حفظ الجلسة</translation>
    </message>
    <message>
        <source>Save Session &amp;As…</source>
        <translation>حفظ الجلسة &amp;باسم…</translation>
    </message>
    <message>
        <source>E&amp;xport Answer…</source>
        <translation>تصد&amp;ير الإجابة…</translation>
    </message>
    <message>
        <source>Write the answer as a page with pictures, CSV, JSON or COCO</source>
        <translation>كتابة الإجابة صفحةً بالصور أو CSV أو JSON أو COCO</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;سجل التغييرات…</translation>
    </message>
    <message>
        <source>List every change, and go to any of them</source>
        <translation>سرد كل التغييرات والانتقال إلى أي منها</translation>
    </message>
    <message>
        <source>Compare with What Was &amp;Recorded</source>
        <translation>مقارنة ب&amp;ما سُجِّل</translation>
    </message>
    <message>
        <source>Hold the answer against the numbers in the session that was opened</source>
        <translation>مقابلة الإجابة بالأرقام في الجلسة المفتوحة</translation>
    </message>
    <message>
        <source>S&amp;essions and Exports</source>
        <translation>ال&amp;جلسات والتصدير</translation>
    </message>
</context>
<context>
    <name>AddButton</name>
    <message>
        <source>+ Another image…</source>
        <translation>+ صورة أخرى…</translation>
    </message>
    <message>
        <source>Combine the answer with a third image, and more</source>
        <translation>ضم الإجابة إلى صورة ثالثة وأكثر</translation>
    </message>
    <message>
        <source>Add another image</source>
        <translation>إضافة صورة أخرى</translation>
    </message>
</context>
<context>
    <name>BackwardsPanel</name>
    <message>
        <source>Ask backwards</source>
        <translation>السؤال بالعكس</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>يجري فتح المكتبة…</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>لا مكتبة</translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation>تعذر فتح المكتبة؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>لا إجابات</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>تعذر تحميل الشبكات؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>مكتبتك فارغة</translation>
    </message>
    <message>
        <source>Add folders of photographs to ask about. No file is changed.</source>
        <translation>أضف مجلدات صور لتسأل عنها. لا يُغيَّر أي ملف.</translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation>يجري ملء المكتبة</translation>
    </message>
    <message>
        <source>Its photographs can be asked about as soon as some are in.</source>
        <translation>يمكن السؤال عن صورها حالما يدخل بعضها.</translation>
    </message>
    <message>
        <source>Which labels should it be?</source>
        <translation>أي الوسوم تريد؟</translation>
    </message>
    <message>
        <source>Choose them from the list: a click asks for a label, a second one says that it does not matter.</source>
        <translation>اخترها من القائمة: نقرة تطلب الوسم، ونقرة ثانية تعني أنه لا يهم.</translation>
    </message>
    <message>
        <source>No photograph is given</source>
        <translation>لا صورة معطاة</translation>
    </message>
    <message>
        <source>Put one into A or B, or ask for two photographs of the library.</source>
        <translation>ضع واحدة في A أو B، أو اسأل عن صورتين من المكتبة.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>يجري السؤال…</translation>
    </message>
    <message>
        <source>Stopped: these are from stored features alone.</source>
        <translation>أُوقف: هذه من السمات المحفوظة فقط.</translation>
    </message>
    <message>
        <source>Stopped before anything was found.</source>
        <translation>أُوقف قبل العثور على أي شيء.</translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation>العودة إلى الإجابة</translation>
    </message>
    <message>
        <source>From Its Labels</source>
        <translation>من وسومها</translation>
    </message>
    <message>
        <source>Ask This</source>
        <translation>اسأل هذا</translation>
    </message>
    <message>
        <source>Ask Again</source>
        <translation>اسأل من جديد</translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation>إظهار وسوم الإجابة وجيرانها من جديد (Esc)</translation>
    </message>
    <message>
        <source>Ask for the labels that the photograph given shows</source>
        <translation>السؤال عن الوسوم التي تُظهرها الصورة المعطاة</translation>
    </message>
    <message>
        <source>Ask what was judged: the two photographs as A and B, the operation, no promise</source>
        <translation>السؤال عما حُكم عليه: الصورتان في A وB، والعملية، بلا تعهد</translation>
    </message>
    <message>
        <source>Photographs found</source>
        <translation>الصور التي عُثر عليها</translation>
    </message>
    <message>
        <source>Enter makes a pair the query; Ctrl+C copies its paths; drag it out to use it elsewhere</source>
        <translation>مفتاح الإدخال يجعل الزوج استعلامًا؛ وCtrl+C ينسخ مساريه؛ واسحبه إلى الخارج لاستخدامه في مكان آخر</translation>
    </message>
</context>
<context>
    <name>Bug</name>
    <message>
        <source>lsgui met a bug ({kind}). Your pictures and your library are untouched; you can go on.</source>
        <translation>صادف lsgui خطأ برمجيًّا (⁨{kind}⁩). صورك ومكتبتك لم تُمس، ويمكنك المتابعة.</translation>
    </message>
    <message>
        <source>lsgui crashed when it last ran. Your pictures are untouched; what you had at work is offered again.</source>
        <translation>انهار lsgui في آخر تشغيل. صورك لم تُمس، وما كنت تعمل عليه يُعرض عليك من جديد.</translation>
    </message>
    <message>
        <source>lsgui has to end ({kind}). Your pictures and your library are untouched; in a terminal, “lsgui doctor” looks for the cause.</source>
        <translation>على lsgui أن ينتهي (⁨{kind}⁩). صورك ومكتبتك لم تُمس؛ وفي الطرفية يبحث الأمر «lsgui doctor» عن السبب.</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خطأ ما</translation>
    </message>
    <message>
        <source>Please report it with the details. Nothing was sent.</source>
        <translation>يرجى الإبلاغ عنه مع التفاصيل. لم يُرسَل شيء.</translation>
    </message>
    <message>
        <source>&amp;Copy Details</source>
        <translation>&amp;نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Open &amp;Folder</source>
        <translation>&amp;فتح المجلد</translation>
    </message>
    <message>
        <source>The details are on the clipboard.</source>
        <translation>التفاصيل في الحافظة.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Copies what a bug report needs to the clipboard</source>
        <translation>ينسخ إلى الحافظة ما يحتاجه تقرير الخطأ</translation>
    </message>
    <message>
        <source>Opens the folder of log files</source>
        <translation>يفتح مجلد ملفات السجل</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Checking the library…</source>
        <translation>يجري فحص سلامة المكتبة…</translation>
    </message>
    <message>
        <source>Repairing the library…</source>
        <translation>يجري إصلاح المكتبة…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>أُوقف.</translation>
    </message>
    <message>
        <source>The library is damaged; your photographs are not. Repair drops what is damaged, keeps the rest, and reads again what it needs.</source>
        <translation>المكتبة متضررة، أما صورك فلا. الإصلاح يحذف ما تضرر، ويبقي الباقي، ويقرأ من جديد ما يلزمه.</translation>
    </message>
    <message>
        <source>Some of the damage could not be repaired.</source>
        <translation>تعذر إصلاح بعض الضرر.</translation>
    </message>
    <message>
        <source>Check Library</source>
        <translation>فحص سلامة المكتبة</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما عُثر عليه</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>إ&amp;صلاح</translation>
    </message>
    <message>
        <source>Drops what is damaged; the photographs that it belongs to are read again</source>
        <translation>يحذف ما تضرر؛ وتُقرأ الصور التابعة له من جديد</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is wrong: %Ln photograph(s) and their features are whole.</source>
        <translation>
            <numerusform>لا عيب: لا صور بسمات سليمة.</numerusform>
            <numerusform>لا عيب: صورة واحدة بسمات سليمة.</numerusform>
            <numerusform>لا عيب: صورتان بسمات سليمة.</numerusform>
            <numerusform>لا عيب: %Ln صور بسمات سليمة.</numerusform>
            <numerusform>لا عيب: %Ln صورة بسمات سليمة.</numerusform>
            <numerusform>لا عيب: %Ln صورة بسمات سليمة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repaired: this was dropped. %Ln photograph(s) are read again now.</source>
        <translation>
            <numerusform>أُصلحت: حُذف هذا. لا صور تُقرأ الآن من جديد.</numerusform>
            <numerusform>أُصلحت: حُذف هذا. صورة واحدة تُقرأ الآن من جديد.</numerusform>
            <numerusform>أُصلحت: حُذف هذا. صورتان تُقرأ الآن من جديد.</numerusform>
            <numerusform>أُصلحت: حُذف هذا. %Ln صور تُقرأ الآن من جديد.</numerusform>
            <numerusform>أُصلحت: حُذف هذا. %Ln صورة تُقرأ الآن من جديد.</numerusform>
            <numerusform>أُصلحت: حُذف هذا. %Ln صورة تُقرأ الآن من جديد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repaired: this was dropped. No photograph lost its feature.</source>
        <translation>أُصلحت: حُذف هذا. لم تفقد أي صورة سمتها.</translation>
    </message>
    <message>
        <source>Nothing was wrong any more.</source>
        <translation>لم يعد هناك أي عيب.</translation>
    </message>
    <message>
        <source>The broken database is set aside as {name}; {folders} folders and {images} photographs were taken over from it.</source>
        <translation>وُضعت قاعدة البيانات التالفة جانبًا باسم ⁨{name}⁩؛ ونُقل منها: المجلدات ⁨{folders}⁩، الصور ⁨{images}⁩.</translation>
    </message>
    <message>
        <source>Add your folders again.</source>
        <translation>أضف مجلداتك من جديد.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>shown now</source>
        <translation>معروض الآن</translation>
    </message>
    <message>
        <source>Enter shows the labels of this part</source>
        <translation>مفتاح الإدخال يُظهر وسوم هذا الجزء</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Choose labels from the list.</source>
        <translation>اختر وسومًا من القائمة.</translation>
    </message>
    <message>
        <source>{label} or not</source>
        <translation>‏⁨{label}⁩ أو لا</translation>
    </message>
    <message>
        <source>{label}, does not matter: take out</source>
        <translation>‏⁨{label}⁩، لا يهم: إخراج</translation>
    </message>
    <message>
        <source>{label}: take out</source>
        <translation>‏⁨{label}⁩: إخراج</translation>
    </message>
</context>
<context>
    <name>DayRange</name>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Files changed on this day or later</source>
        <translation>ملفات عُدِّلت في هذا اليوم أو بعده</translation>
    </message>
    <message>
        <source>Files not changed after this day</source>
        <translation>ملفات لم تُعدَّل بعد هذا اليوم</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>“{name}” is no longer where it was.</source>
        <translation>لم يعد «⁨{name}⁩» في مكانه.</translation>
    </message>
    <message>
        <source>“{name}” was not opened: its name is not that of a photograph, and opening it could start a program.</source>
        <translation>لم يُفتح «⁨{name}⁩»: اسمه ليس اسم صورة، وقد يؤدي فتحه إلى تشغيل برنامج.</translation>
    </message>
    <message>
        <source>“{name}” was not opened: it is no folder.</source>
        <translation>لم يُفتح «⁨{name}⁩»: ليس مجلدًا.</translation>
    </message>
    <message>
        <source>“{name}” could not be opened: no program could show it.</source>
        <translation>تعذر فتح «⁨{name}⁩»: لم يستطع أي برنامج عرضه.</translation>
    </message>
    <message>
        <source>The folder of “{name}” could not be shown.</source>
        <translation>تعذر إظهار مجلد «⁨{name}⁩».</translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation>صور ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>The one that came with lsgui</source>
        <translation>المرفقة مع lsgui</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>In a well: open the photograph, or choose one</source>
        <translation>في خانة: فتح الصورة، أو اختيار واحدة</translation>
    </message>
    <message>
        <source>In a well: empty it</source>
        <translation>في خانة: إفراغها</translation>
    </message>
    <message>
        <source>In a grid: use the photograph as A, as B</source>
        <translation>في شبكة صور: استخدام الصورة في A، في B</translation>
    </message>
    <message>
        <source>In a grid: open the photograph</source>
        <translation>في شبكة صور: فتح الصورة</translation>
    </message>
    <message>
        <source>In any page: back to the answer</source>
        <translation>في أي صفحة: العودة إلى الإجابة</translation>
    </message>
    <message>
        <source>On the map: go to the next photograph</source>
        <translation>على الخريطة: الانتقال إلى الصورة التالية</translation>
    </message>
    <message>
        <source>On the map: open a photograph, or select it</source>
        <translation>على الخريطة: فتح صورة أو تحديدها</translation>
    </message>
    <message>
        <source>On the map: use the photograph as A, as B</source>
        <translation>على الخريطة: استخدام الصورة في A، في B</translation>
    </message>
    <message>
        <source>On the map: nearer, farther, all of it</source>
        <translation>على الخريطة: أقرب، أبعد، كلها</translation>
    </message>
    <message>
        <source>On the map: draw a lasso</source>
        <translation>على الخريطة: رسم أنشوطة</translation>
    </message>
    <message>
        <source>In asking backwards: from the field to the labels</source>
        <translation>في السؤال بالعكس: من الحقل إلى الوسوم</translation>
    </message>
    <message>
        <source>In asking backwards: ask for a label, or let it go</source>
        <translation>في السؤال بالعكس: طلب وسم أو تركه</translation>
    </message>
    <message>
        <source>In asking backwards: take a label out</source>
        <translation>في السؤال بالعكس: إخراج وسم</translation>
    </message>
    <message>
        <source>In asking backwards: make what was found the query</source>
        <translation>في السؤال بالعكس: جعل ما عُثر عليه استعلامًا</translation>
    </message>
    <message>
        <source>In the history: go to a change</source>
        <translation>في سجل التغييرات: الانتقال إلى تغيير</translation>
    </message>
    <message>
        <source>The menu of what has the keyboard</source>
        <translation>قائمة ما عليه لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>الإدخال</translation>
    </message>
    <message>
        <source>In a grid or in the labels: copy what is chosen</source>
        <translation>في شبكة صور أو في الوسوم: نسخ المختار</translation>
    </message>
    <message>
        <source>On a + of an expression: choose an image to combine</source>
        <translation>على + في تعبير: اختيار صورة للجمع</translation>
    </message>
    <message>
        <source>In the chips: show the labels of a part</source>
        <translation>في المربعات: إظهار وسوم جزء</translation>
    </message>
    <message>
        <source>In the chips: go to the next part, or out and in</source>
        <translation>في المربعات: الانتقال إلى الجزء التالي، أو خارجًا وداخلًا</translation>
    </message>
    <message>
        <source>In the chips: choose a part&apos;s operation, and swap its sides</source>
        <translation>في المربعات: اختيار عملية جزء وتبديل جانبيه</translation>
    </message>
    <message>
        <source>In the chips: take a part out</source>
        <translation>في المربعات: إخراج جزء</translation>
    </message>
    <message>
        <source>In the line of an expression: take back what was typed</source>
        <translation>في سطر التعبير: التراجع عما كُتب</translation>
    </message>
    <message>
        <source>In the list of labels: what carried a label, or no longer</source>
        <translation>في قائمة الوسوم: ما الذي حمل الوسم، أو إخفاؤه</translation>
    </message>
    <message>
        <source>In the ledger: seek photographs with a label, or no longer</source>
        <translation>في المطابقة: البحث عن صور بوسم، أو ترك ذلك</translation>
    </message>
    <message>
        <source>In the Venn diagram: go to the next label or region</source>
        <translation>في مخطط ڤن: الانتقال إلى الوسم التالي أو المنطقة التالية</translation>
    </message>
    <message>
        <source>In the Venn diagram: seek photographs with a label, or no longer</source>
        <translation>في مخطط ڤن: البحث عن صور بوسم، أو ترك ذلك</translation>
    </message>
    <message>
        <source>In all photographs: choose a label, or let it go</source>
        <translation>في كل الصور: اختيار وسم أو تركه</translation>
    </message>
    <message>
        <source>In a list: find a row by its first letters</source>
        <translation>في قائمة: العثور على سطر بحروفه الأولى</translation>
    </message>
    <message>
        <source>In the library: take the folder out</source>
        <translation>في المكتبة: إخراج المجلد</translation>
    </message>
    <message>
        <source>In the heads: rename the head or the category</source>
        <translation>في الرؤوس: إعادة تسمية الرأس أو الفئة</translation>
    </message>
    <message>
        <source>In the heads: delete the head or the category</source>
        <translation>في الرؤوس: حذف الرأس أو الفئة</translation>
    </message>
    <message>
        <source>In suggestions: shows it, does not, skip</source>
        <translation>في الاقتراحات: يُظهرها، لا يُظهرها، تخطٍّ</translation>
    </message>
    <message>
        <source>In examples: shows it, does not, remove</source>
        <translation>في الأمثلة: يُظهرها، لا يُظهرها، إزالة</translation>
    </message>
    <message>
        <source>In doubts: keep, shows it, does not, remove</source>
        <translation>في الشكوك: إبقاء، يُظهرها، لا يُظهرها، إزالة</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>عنصر التحكم التالي والسابق</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>What can be done, and by which keys</source>
        <translation>ما يمكن فعله، وبأي المفاتيح</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>الإجراء</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>About lsgui</source>
        <translation>حول lsgui</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>نقطة الحفظ</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>لم تُحمَّل</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>بياناتك</translation>
    </message>
    <message>
        <source>&lt;h3 style=&apos;margin:0&apos;&gt;lsgui&lt;/h3&gt;Explore photographs by their label sets. Everything runs on this computer; nothing is sent anywhere.</source>
        <translation>‏&lt;h3 style=&apos;margin:0&apos;&gt;lsgui&lt;/h3&gt;استكشف الصور بمجموعات وسومها. كل شيء يعمل على هذا الحاسوب، ولا يُرسَل شيء إلى أي مكان.</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Page with pictures (*.html)</source>
        <translation>صفحة بالصور (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>جدول (*.csv)</translation>
    </message>
    <message>
        <source>Record (*.json)</source>
        <translation>سجل (*.json)</translation>
    </message>
    <message>
        <source>Photographs and labels, COCO (*.json)</source>
        <translation>الصور والوسوم، COCO (*.json)</translation>
    </message>
    <message>
        <source>Export Answer</source>
        <translation>تصدير الإجابة</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>إجابة</translation>
    </message>
    <message>
        <source>The answer was written to {file}.</source>
        <translation>كُتبت الإجابة في ⁨{file}⁩.</translation>
    </message>
    <message>
        <source>Show File</source>
        <translation>إظهار الملف</translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>Both sides are the same: nothing is left of {left}.</source>
        <translation>الجانبان متطابقان: لا يبقى شيء من ⁨{left}⁩.</translation>
    </message>
    <message>
        <source>Both sides are the same: the answer is {left} again.</source>
        <translation>الجانبان متطابقان: الإجابة هي ⁨{left}⁩ من جديد.</translation>
    </message>
    <message>
        <source>{left} and {right} have no label in common, so nothing speaks for an answer.</source>
        <translation>لا وسم مشتركًا بين ⁨{left}⁩ و⁨{right}⁩، فلا شيء يدل على إجابة.</translation>
    </message>
    <message>
        <source>{right} has every label of {left}: nothing is left.</source>
        <translation>في ⁨{right}⁩ كل وسوم ⁨{left}⁩: لا يبقى شيء.</translation>
    </message>
    <message>
        <source>{right} has no label of {left}: nothing is taken away.</source>
        <translation>ليس في ⁨{right}⁩ أي وسم من ⁨{left}⁩: لا يُطرح شيء.</translation>
    </message>
    <message>
        <source>{inner} has no label: it adds nothing.</source>
        <translation>ليس في ⁨{inner}⁩ أي وسم: لا يضيف شيئًا.</translation>
    </message>
    <message>
        <source>Every label of {inner} is in {outer}, too: {inner} adds nothing.</source>
        <translation>كل وسم في ⁨{inner}⁩ موجود في ⁨{outer}⁩ أيضًا: ⁨{inner}⁩ لا يضيف شيئًا.</translation>
    </message>
    <message>
        <source>Every label of {inner} is in {outer}, too: {outer} takes nothing away.</source>
        <translation>كل وسم في ⁨{inner}⁩ موجود في ⁨{outer}⁩ أيضًا: ⁨{outer}⁩ لا يطرح شيئًا.</translation>
    </message>
    <message>
        <source>The photograph {node} stands in the expression more than once.</source>
        <translation>الصورة ⁨{node}⁩ واردة في التعبير أكثر من مرة.</translation>
    </message>
    <message>
        <source>No label is found in {node}.</source>
        <translation>لم يُعثر على أي وسم في ⁨{node}⁩.</translation>
    </message>
    <message>
        <source>The labels of {node} are a guess: certainty {certainty}.</source>
        <translation>وسوم ⁨{node}⁩ مجرد تخمين: اليقين ⁨{certainty}⁩.</translation>
    </message>
    <message>
        <source>Certainty: {steps}</source>
        <translation>اليقين: ⁨{steps}⁩</translation>
    </message>
    <message>
        <source>Certainty fades: {steps}</source>
        <translation>اليقين يتناقص: ⁨{steps}⁩</translation>
    </message>
    <message>
        <source>the whole</source>
        <translation>الكل</translation>
    </message>
    <message numerus="yes">
        <source>certainty {certainty}, %Ln label(s)</source>
        <translation>
            <numerusform>اليقين ⁨{certainty}⁩، لا وسوم</numerusform>
            <numerusform>اليقين ⁨{certainty}⁩، وسم واحد</numerusform>
            <numerusform>اليقين ⁨{certainty}⁩، وسمان</numerusform>
            <numerusform>اليقين ⁨{certainty}⁩، %Ln وسوم</numerusform>
            <numerusform>اليقين ⁨{certainty}⁩، %Ln وسمًا</numerusform>
            <numerusform>اليقين ⁨{certainty}⁩، %Ln وسم</numerusform>
        </translation>
    </message>
    <message>
        <source>Union with Another Image…</source>
        <translation>اتحاد مع صورة أخرى…</translation>
    </message>
    <message>
        <source>Intersection with Another Image…</source>
        <translation>تقاطع مع صورة أخرى…</translation>
    </message>
    <message>
        <source>Take Another Image Away…</source>
        <translation>طرح صورة أخرى…</translation>
    </message>
</context>
<context>
    <name>ExpressionLine</name>
    <message>
        <source>This is not asked yet: Enter asks it, Esc takes it back.</source>
        <translation>لم يُسأل هذا بعد: مفتاح الإدخال يسأله، والهروب يتراجع عنه.</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>التعبير</translation>
    </message>
    <message>
        <source>Letters of images with | or ∪ for union, &amp; or ∩ for intersection, - or ∖ for difference, and parentheses. Enter applies it, Escape takes it back.</source>
        <translation>حروف الصور مع | أو ∪ للاتحاد، و&amp; أو ∩ للتقاطع، و- أو ∖ للفرق، والأقواس. مفتاح الإدخال يطبقه، ومفتاح الهروب يتراجع عنه.</translation>
    </message>
    <message>
        <source>Type (a | b) - c and press Enter; Esc takes it back</source>
        <translation>اكتب (a | b) - c واضغط الإدخال؛ والهروب يتراجع عنه</translation>
    </message>
</context>
<context>
    <name>ExpressionPanel</name>
    <message>
        <source>{letter} has no photograph yet and is left out; drop one on its chip.</source>
        <translation>ليس لـ⁨{letter}⁩ صورة بعد، فهي متروكة؛ أفلت صورة على مربعها.</translation>
    </message>
    <message>
        <source>{sentence} More remarks are with the chips that have a sign.</source>
        <translation>‏⁨{sentence}⁩ توجد ملاحظات أخرى عند المربعات التي عليها علامة.</translation>
    </message>
    <message>
        <source>Hide the expression</source>
        <translation>إخفاء التعبير</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>التعبير</translation>
    </message>
    <message>
        <source>Remove Part</source>
        <translation>إزالة جزء</translation>
    </message>
    <message>
        <source>Swap Sides</source>
        <translation>تبديل الجانبين</translation>
    </message>
    <message>
        <source>Choose {operation}</source>
        <translation>اختيار ⁨{operation}⁩</translation>
    </message>
</context>
<context>
    <name>ExpressionTree</name>
    <message>
        <source>Parts of the expression</source>
        <translation>أجزاء التعبير</translation>
    </message>
</context>
<context>
    <name>FacetList</name>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>{label}: {count} of the photographs shown, {total} in the library</source>
        <translation>‏⁨{label}⁩: ⁨{count}⁩ من الصور المعروضة، ⁨{total}⁩ في المكتبة</translation>
    </message>
    <message>
        <source>; from the few-shot head “{head}”</source>
        <translation>؛ من رأس الأمثلة القليلة «⁨{head}⁩»</translation>
    </message>
    <message>
        <source>must have: {facet}</source>
        <translation>يجب أن يوجد: ⁨{facet}⁩</translation>
    </message>
    <message>
        <source>must not have: {facet}</source>
        <translation>يجب ألا يوجد: ⁨{facet}⁩</translation>
    </message>
</context>
<context>
    <name>FewShotPanel</name>
    <message>
        <source>Teach it something new</source>
        <translation>علِّمه شيئًا جديدًا</translation>
    </message>
    <message>
        <source>Drop example photographs here, or a folder of them: they become one new category. A folder with subfolders becomes one category for each, a table (CSV) one for each of its labels. A few pictures are enough to begin.</source>
        <translation>أفلت هنا صور أمثلة أو مجلدًا منها: تصبح فئة جديدة واحدة. المجلد ذو المجلدات الفرعية يصبح فئة لكل منها، والجدول (CSV) فئة لكل وسم فيه. تكفي بضع صور للبداية.</translation>
    </message>
    <message>
        <source>No heads</source>
        <translation>لا رؤوس</translation>
    </message>
    <message>
        <source>The networks, which heads are fitted on, could not be loaded; see the message above.</source>
        <translation>تعذر تحميل الشبكات التي تُدرَّب عليها الرؤوس؛ انظر الرسالة أعلاه.</translation>
    </message>
    <message>
        <source>The head “{name}” was deleted, with {categories}.</source>
        <translation>حُذف الرأس «⁨{name}⁩» مع ⁨{categories}⁩.</translation>
    </message>
    <message>
        <source>“{label}” was deleted from the head “{name}”.</source>
        <translation>حُذفت «⁨{label}⁩» من الرأس «⁨{name}⁩».</translation>
    </message>
    <message>
        <source>The head “{name}”, which could not be used, was deleted.</source>
        <translation>حُذف الرأس «⁨{name}⁩» الذي تعذر استخدامه.</translation>
    </message>
    <message>
        <source>{reason} It takes no part in answers. Delete it, or fit it anew from its folder.</source>
        <translation>‏⁨{reason}⁩ لا يشارك في الإجابات. احذفه، أو درِّبه من جديد من مجلده.</translation>
    </message>
    <message>
        <source>{reason} Until then it takes no part in answers.</source>
        <translation>‏⁨{reason}⁩ وحتى ذلك الحين لا يشارك في الإجابات.</translation>
    </message>
    <message>
        <source>average precision {ap} by cross-validation</source>
        <translation>متوسط الدقة ⁨{ap}⁩ بالتحقق المتقاطع</translation>
    </message>
    <message>
        <source>too few examples to check how well it does</source>
        <translation>الأمثلة أقل من أن تُقاس جودته</translation>
    </message>
    <message>
        <source>being fitted anew</source>
        <translation>يُدرَّب من جديد</translation>
    </message>
    <message>
        <source>Fit Folder…</source>
        <translation>تدريب على مجلد…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>المزيد…</translation>
    </message>
    <message>
        <source>Fit Again from Its Examples</source>
        <translation>تدريب من جديد على أمثلته</translation>
    </message>
    <message>
        <source>Combinations of examples</source>
        <translation>توليفات الأمثلة</translation>
    </message>
    <message>
        <source>Choose a Folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>الجودة</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>الشكوك</translation>
    </message>
    <message>
        <source>Few-shot heads</source>
        <translation>رؤوس الأمثلة القليلة</translation>
    </message>
    <message>
        <source>F2 renames the chosen head or category, Delete deletes it; drop photographs on a category.</source>
        <translation>‏F2 يعيد تسمية الرأس أو الفئة المختارة، والحذف يحذفها؛ أفلت صورًا على فئة.</translation>
    </message>
    <message>
        <source>About the chosen category</source>
        <translation>عن الفئة المختارة</translation>
    </message>
    <message>
        <source>Lets you choose a folder of examples</source>
        <translation>يتيح اختيار مجلد أمثلة</translation>
    </message>
    <message>
        <source>Fit a head from a folder of example photographs</source>
        <translation>تدريب رأس على مجلد من صور الأمثلة</translation>
    </message>
    <message>
        <source>Add photographs, merge, save, open, export, and fit again</source>
        <translation>إضافة صور، ودمج، وحفظ، وفتح، وتصدير، وتدريب من جديد</translation>
    </message>
    <message>
        <source>Fit it for the present networks; the old one goes, and undo is there</source>
        <translation>تدريبه على الشبكات الحالية؛ يذهب القديم، ويمكن التراجع</translation>
    </message>
    <message>
        <source>Combine pairs of examples into more examples in the next fits</source>
        <translation>توليف أزواج من الأمثلة لتكون أمثلة إضافية في التدريبات القادمة</translation>
    </message>
    <message>
        <source>Choose a Folder of Examples</source>
        <translation>اختيار مجلد أمثلة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>لا أمثلة</numerusform>
            <numerusform>مثال واحد</numerusform>
            <numerusform>مثالان</numerusform>
            <numerusform>%Ln أمثلة</numerusform>
            <numerusform>%Ln مثالًا</numerusform>
            <numerusform>%Ln مثال</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”: {examples}</source>
        <translation>‏«⁨{name}⁩»: ⁨{examples}⁩</translation>
    </message>
    <message>
        <source>“{name}”: {examples}, {quality}</source>
        <translation>‏«⁨{name}⁩»: ⁨{examples}⁩، ⁨{quality}⁩</translation>
    </message>
    <message>
        <source>Give the chosen head another name</source>
        <translation>إعطاء الرأس المختار اسمًا آخر</translation>
    </message>
    <message>
        <source>Delete the chosen head; this can be undone</source>
        <translation>حذف الرأس المختار؛ يمكن التراجع عن ذلك</translation>
    </message>
    <message>
        <source>Give the head “{name}” another name</source>
        <translation>إعطاء الرأس «⁨{name}⁩» اسمًا آخر</translation>
    </message>
    <message>
        <source>Delete the head “{name}” with {categories}; this can be undone</source>
        <translation>حذف الرأس «⁨{name}⁩» مع ⁨{categories}⁩؛ يمكن التراجع عن ذلك</translation>
    </message>
    <message>
        <source>its only category</source>
        <translation>فئته الوحيدة</translation>
    </message>
    <message numerus="yes">
        <source>its %Ln categories</source>
        <translation>
            <numerusform>فئاته (%Ln)</numerusform>
            <numerusform>فئته الوحيدة</numerusform>
            <numerusform>فئتيه</numerusform>
            <numerusform>فئاته الـ%Ln</numerusform>
            <numerusform>فئاته الـ%Ln</numerusform>
            <numerusform>فئاته الـ%Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>ترشيح بالاسم أو المجلد</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>كل المجلدات</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>حسب المجلد</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>حسب الاسم</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>حسب التاريخ</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>حسب الحجم</translation>
    </message>
    <message>
        <source>Show photographs with these words in their name or folder</source>
        <translation>إظهار الصور التي في اسمها أو مجلدها هذه الكلمات</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Show one folder of the library only</source>
        <translation>إظهار مجلد واحد من المكتبة فقط</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Sort the photographs; the date is that of the file&apos;s last change</source>
        <translation>ترتيب الصور؛ والتاريخ هو تاريخ آخر تعديل للملف</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>تنازليًّا</translation>
    </message>
    <message>
        <source>Last first</source>
        <translation>الأخير أولًا</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>no label</source>
        <translation>دون وسم</translation>
    </message>
    <message>
        <source>with exactly {labels}</source>
        <translation>بالوسوم ⁨{labels}⁩ فقط</translation>
    </message>
    <message>
        <source>with {labels}</source>
        <translation>مع ⁨{labels}⁩</translation>
    </message>
    <message>
        <source>without {labels}</source>
        <translation>دون ⁨{labels}⁩</translation>
    </message>
    <message>
        <source>in {folder}</source>
        <translation>في ⁨{folder}⁩</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>من ⁨{day}⁩</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>إلى ⁨{day}⁩</translation>
    </message>
    <message>
        <source>named “{text}”</source>
        <translation>في اسمها «⁨{text}⁩»</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>Nothing was found in your library that leaves exactly {labels}; the nearest:</source>
        <translation>لم يُعثر في مكتبتك على ما يُبقي ⁨{labels}⁩ بالضبط؛ والأقرب:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that leaves {labels}; the nearest:</source>
        <translation>لم يُعثر في مكتبتك على ما يُبقي ⁨{labels}⁩؛ والأقرب:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that has exactly {labels} in common; the nearest:</source>
        <translation>لم يُعثر في مكتبتك على ما يشترك في ⁨{labels}⁩ بالضبط؛ والأقرب:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that has {labels} in common; the nearest:</source>
        <translation>لم يُعثر في مكتبتك على ما يشترك في ⁨{labels}⁩؛ والأقرب:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that has exactly {labels} together; the nearest:</source>
        <translation>لم يُعثر في مكتبتك على ما يجمع ⁨{labels}⁩ بالضبط؛ والأقرب:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that has {labels} together; the nearest:</source>
        <translation>لم يُعثر في مكتبتك على ما يجمع ⁨{labels}⁩؛ والأقرب:</translation>
    </message>
    <message>
        <source>Whatever is added, {labels} stays: by its own threshold, this photograph shows it.</source>
        <translation>مهما أُضيف يبقى ⁨{labels}⁩: فهذه الصورة تُظهره بحسب عتبته.</translation>
    </message>
    <message>
        <source>By its own threshold, this photograph shows {labels}, and so takes it away from any other.</source>
        <translation>تُظهر هذه الصورة ⁨{labels}⁩ بحسب عتبته، فتطرحه من أي صورة أخرى.</translation>
    </message>
    <message>
        <source>By its own threshold, this photograph does not show {labels}, and taking away never adds a label.</source>
        <translation>لا تُظهر هذه الصورة ⁨{labels}⁩ بحسب عتبته، والطرح لا يضيف وسمًا أبدًا.</translation>
    </message>
    <message>
        <source>By its own threshold, this photograph does not show {labels}, so no other has it in common.</source>
        <translation>لا تُظهر هذه الصورة ⁨{labels}⁩ بحسب عتبته، فلا تشترك معها فيه أي صورة أخرى.</translation>
    </message>
    <message>
        <source>Judged by {method}, without a promise; Ask This asks in the same way.</source>
        <translation>حُكم عليه بطريقة «⁨{method}⁩» بلا تعهد؛ و«اسأل هذا» يسأل بالطريقة نفسها.</translation>
    </message>
    <message numerus="yes">
        <source>From the stored features of %Ln photograph(s); the best are looked at again…</source>
        <translation>
            <numerusform>من السمات المحفوظة (لا صور)؛ ويُنظر في أفضلها من جديد…</numerusform>
            <numerusform>من السمات المحفوظة (صورة واحدة)؛ ويُنظر في أفضلها من جديد…</numerusform>
            <numerusform>من السمات المحفوظة (صورتين)؛ ويُنظر في أفضلها من جديد…</numerusform>
            <numerusform>من السمات المحفوظة (%Ln صور)؛ ويُنظر في أفضلها من جديد…</numerusform>
            <numerusform>من السمات المحفوظة (%Ln صورة)؛ ويُنظر في أفضلها من جديد…</numerusform>
            <numerusform>من السمات المحفوظة (%Ln صورة)؛ ويُنظر في أفضلها من جديد…</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {wanted}.</source>
        <translation>فقط ⁨{wanted}⁩.</translation>
    </message>
    <message>
        <source>There is no photograph to ask about.</source>
        <translation>لا توجد صورة يُسأل عنها.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the likeliest fit(s).</source>
        <translation>
            <numerusform>لا شيء من الأرجح يناسب (%Ln).</numerusform>
            <numerusform>واحدة من الأرجح تناسب.</numerusform>
            <numerusform>اثنتان من الأرجح تناسبان.</numerusform>
            <numerusform>%Ln من الأرجح تناسب.</numerusform>
            <numerusform>%Ln من الأرجح تناسب.</numerusform>
            <numerusform>%Ln من الأرجح تناسب.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln photograph(s), the best were looked at again.</source>
        <translation>
            <numerusform>من الصور (لا صور) نُظر في أفضلها من جديد.</numerusform>
            <numerusform>من الصور (صورة واحدة) نُظر في أفضلها من جديد.</numerusform>
            <numerusform>من الصور (صورتين) نُظر في أفضلها من جديد.</numerusform>
            <numerusform>من الصور (%Ln صور) نُظر في أفضلها من جديد.</numerusform>
            <numerusform>من الصور (%Ln صورة) نُظر في أفضلها من جديد.</numerusform>
            <numerusform>من الصور (%Ln صورة) نُظر في أفضلها من جديد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read again and left out, as {path}: {reason}.</source>
        <translation>
            <numerusform>لا صور تعذرت قراءتها من جديد فتُركت، ومنها ⁨{path}⁩: ⁨{reason}⁩.</numerusform>
            <numerusform>صورة واحدة تعذرت قراءتها من جديد فتُركت، ومنها ⁨{path}⁩: ⁨{reason}⁩.</numerusform>
            <numerusform>صورتان تعذرت قراءتها من جديد فتُركت، ومنها ⁨{path}⁩: ⁨{reason}⁩.</numerusform>
            <numerusform>%Ln صور تعذرت قراءتها من جديد فتُركت، ومنها ⁨{path}⁩: ⁨{reason}⁩.</numerusform>
            <numerusform>%Ln صورة تعذرت قراءتها من جديد فتُركت، ومنها ⁨{path}⁩: ⁨{reason}⁩.</numerusform>
            <numerusform>%Ln صورة تعذرت قراءتها من جديد فتُركت، ومنها ⁨{path}⁩: ⁨{reason}⁩.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Combine two photographs</source>
        <translation>اجمع صورتين</translation>
    </message>
    <message>
        <source>Put one into A and one into B: drop, paste or open them. Between them, choose what you want; its labels appear here, and the photographs of your library nearest to it beside them.</source>
        <translation>ضع واحدة في A وأخرى في B: أفلتهما أو الصقهما أو افتحهما. واختر بينهما ما تريد؛ فتظهر وسومه هنا، وبجانبها أقرب صور مكتبتك إليه.</translation>
    </message>
    <message>
        <source>What the Operations Do</source>
        <translation>ماذا تفعل العمليات</translation>
    </message>
    <message>
        <source>Opens a page of help</source>
        <translation>يفتح صفحة مساعدة</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Lets you choose another checkpoint</source>
        <translation>يتيح اختيار نقطة حفظ أخرى</translation>
    </message>
</context>
<context>
    <name>FolderDelegate</name>
    <message>
        <source>indexing…</source>
        <translation>تجري الفهرسة…</translation>
    </message>
    <message>
        <source>⚠ offline</source>
        <translation>⚠ غير متصل</translation>
    </message>
    <message>
        <source>⚠ {n} skipped</source>
        <translation>⚠ المتجاوَز: ⁨{n}⁩</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>The path of a folder; empty for the one of lsgui</source>
        <translation>مسار مجلد؛ فارغ لمجلد lsgui</translation>
    </message>
    <message>
        <source>Lets you choose the folder</source>
        <translation>يتيح لك اختيار المجلد</translation>
    </message>
</context>
<context>
    <name>FolderModel</name>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation>
            <numerusform>لا صور</numerusform>
            <numerusform>صورة واحدة</numerusform>
            <numerusform>صورتان</numerusform>
            <numerusform>%Ln صور</numerusform>
            <numerusform>%Ln صورة</numerusform>
            <numerusform>%Ln صورة</numerusform>
        </translation>
    </message>
    <message>
        <source>; being indexed</source>
        <translation>؛ تجري فهرسته</translation>
    </message>
    <message>
        <source>; offline: the folder was not there when last looked for</source>
        <translation>؛ غير متصل: لم يكن المجلد موجودًا عند آخر تفقد</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be used</source>
        <translation>
            <numerusform>لا ملفات تعذر استخدامها</numerusform>
            <numerusform>ملف واحد تعذر استخدامها</numerusform>
            <numerusform>ملفان تعذر استخدامها</numerusform>
            <numerusform>%Ln ملفات تعذر استخدامها</numerusform>
            <numerusform>%Ln ملفًّا تعذر استخدامها</numerusform>
            <numerusform>%Ln ملف تعذر استخدامها</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderOffer</name>
    <message>
        <source>Add My Pictures Folder</source>
        <translation>إضافة مجلد صوري</translation>
    </message>
    <message>
        <source>Add a Folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Lets you choose a folder to add to the library</source>
        <translation>يتيح اختيار مجلد يضاف إلى المكتبة</translation>
    </message>
</context>
<context>
    <name>FolderQuestion</name>
    <message>
        <source>The networks in this folder will run on this computer. Use them only if you trust who made them.</source>
        <translation>ستعمل الشبكات التي في هذا المجلد على هذا الحاسوب. لا تستخدمها إلا إذا كنت تثق بمن صنعها.</translation>
    </message>
    <message>
        <source>Use Them</source>
        <translation>استخدامها</translation>
    </message>
</context>
<context>
    <name>HeadChanges</name>
    <message>
        <source>Delete “{name}”</source>
        <translation>حذف «⁨{name}⁩»</translation>
    </message>
    <message>
        <source>There is a head named “{name}” already; choose another name.</source>
        <translation>يوجد رأس باسم «⁨{name}⁩»؛ اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation>إعادة تسمية «⁨{name}⁩»</translation>
    </message>
    <message>
        <source>Merge {names}</source>
        <translation>دمج ⁨{names}⁩</translation>
    </message>
    <message>
        <source>Fit “{name}” Again</source>
        <translation>تدريب «⁨{name}⁩» من جديد</translation>
    </message>
    <message>
        <source>The head “{name}” has a category named “{new}” already; choose another name.</source>
        <translation>في الرأس «⁨{name}⁩» فئة باسم «⁨{new}⁩»؛ اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>Threshold of “{name}”</source>
        <translation>عتبة «⁨{name}⁩»</translation>
    </message>
    <message>
        <source>Mark {photos} as “{label}”</source>
        <translation>تعليم ⁨{photos}⁩ على أنها «⁨{label}⁩»</translation>
    </message>
    <message>
        <source>Mark {photos} as Not “{label}”</source>
        <translation>تعليم ⁨{photos}⁩ على أنها ليست «⁨{label}⁩»</translation>
    </message>
    <message>
        <source>Remove {photos} from “{label}”</source>
        <translation>إزالة ⁨{photos}⁩ من «⁨{label}⁩»</translation>
    </message>
    <message>
        <source>Keep as It Is</source>
        <translation>إبقاؤها كما هي</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Photograph(s)</source>
        <translation>
            <numerusform>لا صور</numerusform>
            <numerusform>صورة واحدة</numerusform>
            <numerusform>صورتين</numerusform>
            <numerusform>%Ln صور</numerusform>
            <numerusform>%Ln صورة</numerusform>
            <numerusform>%Ln صورة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadDoubts</name>
    <message>
        <source>Choose a category above to see which of its examples disagree.</source>
        <translation>اختر فئة أعلاه لترى أي أمثلتها يخالف البقية.</translation>
    </message>
    <message>
        <source>Comparing the examples with each other…</source>
        <translation>تجري مقارنة الأمثلة ببعضها…</translation>
    </message>
    <message>
        <source>No example disagrees with the others.</source>
        <translation>لا مثال يخالف البقية.</translation>
    </message>
    <message>
        <source>None looks like an unrelated photograph. Mark photographs that do not show it, and more can be found.</source>
        <translation>لا يشبه أيٌّ منها صورة غريبة. علِّم صورًا لا تُظهرها ليُعثر على المزيد.</translation>
    </message>
    <message>
        <source>The examples could not be compared.</source>
        <translation>تعذرت مقارنة الأمثلة.</translation>
    </message>
    <message>
        <source>{name} is said to show “{label}”; by the other examples its score is {score}.</source>
        <translation>قيل إن ⁨{name}⁩ تُظهر «⁨{label}⁩»؛ ودرجتها بحسب بقية الأمثلة ⁨{score}⁩.</translation>
    </message>
    <message>
        <source>{name} is said not to show “{label}”; by the other examples its score is {score}.</source>
        <translation>قيل إن ⁨{name}⁩ لا تُظهر «⁨{label}⁩»؛ ودرجتها بحسب بقية الأمثلة ⁨{score}⁩.</translation>
    </message>
    <message>
        <source>Keep as It Is (K)</source>
        <translation>إبقاؤها كما هي (K)</translation>
    </message>
    <message>
        <source>Mark as Not (N)</source>
        <translation>لا تُظهرها (N)</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>إزالة (Del)</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>مشكوك فيها</translation>
    </message>
    <message>
        <source>Most like it</source>
        <translation>الأكثر شبهًا بها</translation>
    </message>
    <message>
        <source>Examples that may be labelled wrongly</source>
        <translation>أمثلة قد تكون موسومة خطأً</translation>
    </message>
    <message>
        <source>K keeps one as it is, N or Y turns over what it is said to show, Delete takes it out.</source>
        <translation>‏K يبقي المثال كما هو، وN أو Y يعكس ما قيل إنه يُظهره، والحذف يخرجه.</translation>
    </message>
    <message>
        <source>Examples most like the chosen one</source>
        <translation>الأمثلة الأكثر شبهًا بالمختار</translation>
    </message>
    <message>
        <source>Enter opens one</source>
        <translation>مفتاح الإدخال يفتح أحدها</translation>
    </message>
    <message>
        <source>It is right as it is; doubt it no more</source>
        <translation>هو صحيح كما هو؛ لا تشكَّ فيه بعد الآن</translation>
    </message>
    <message>
        <source>It is the other way round</source>
        <translation>الأمر بالعكس</translation>
    </message>
    <message>
        <source>It is no example any more; the file stays</source>
        <translation>لم يعد مثالًا؛ والملف باقٍ</translation>
    </message>
    <message>
        <source>not</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Mark as Shown (Y)</source>
        <translation>تُظهرها (Y)</translation>
    </message>
    <message>
        <source>shows it</source>
        <translation>تُظهرها</translation>
    </message>
    <message>
        <source>does not</source>
        <translation>لا تُظهرها</translation>
    </message>
</context>
<context>
    <name>HeadExamples</name>
    <message>
        <source>Choose one category to change its examples.</source>
        <translation>اختر فئة واحدة لتغيير أمثلتها.</translation>
    </message>
    <message>
        <source>Does Not Show It (N)</source>
        <translation>لا تُظهرها (N)</translation>
    </message>
    <message>
        <source>Shows It (Y)</source>
        <translation>تُظهرها (Y)</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>إزالة (Del)</translation>
    </message>
    <message>
        <source>Examples of the chosen category</source>
        <translation>أمثلة الفئة المختارة</translation>
    </message>
    <message>
        <source>Enter opens an example; A and B put it into a well; N says that it does not show the category, Y that it does, Delete that it is no example; drag it out to use it elsewhere.</source>
        <translation>مفتاح الإدخال يفتح مثالًا؛ وA وB يضعانه في خانة؛ وN يعني أنه لا يُظهر الفئة، وY أنه يُظهرها، والحذف أنه ليس مثالًا؛ واسحبه إلى الخارج لاستخدامه في مكان آخر.</translation>
    </message>
    <message>
        <source>Keep the chosen examples as photographs that do not show the category</source>
        <translation>إبقاء الأمثلة المختارة صورًا لا تُظهر الفئة</translation>
    </message>
    <message>
        <source>Have the chosen examples show the category</source>
        <translation>جعل الأمثلة المختارة تُظهر الفئة</translation>
    </message>
    <message>
        <source>The chosen photographs are examples no more; their files stay</source>
        <translation>لم تعد الصور المختارة أمثلة؛ وملفاتها باقية</translation>
    </message>
    <message>
        <source>{name}, does not show “{label}”</source>
        <translation>‏⁨{name}⁩، لا تُظهر «⁨{label}⁩»</translation>
    </message>
    <message>
        <source>not</source>
        <translation>لا</translation>
    </message>
</context>
<context>
    <name>HeadFits</name>
    <message>
        <source>Open “{name}”</source>
        <translation>فتح «⁨{name}⁩»</translation>
    </message>
    <message>
        <source>No head can be fitted: the networks could not be loaded.</source>
        <translation>لا يمكن تدريب رأس: تعذر تحميل الشبكات.</translation>
    </message>
    <message>
        <source>The networks are still loading; fit the head in a moment.</source>
        <translation>ما زالت الشبكات تُحمَّل؛ درِّب الرأس بعد لحظة.</translation>
    </message>
    <message>
        <source>Fit “{name}”</source>
        <translation>تدريب «⁨{name}⁩»</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln Example(s) to “{label}”</source>
        <translation>
            <numerusform>إضافة لا أمثلة إلى «⁨{label}⁩»</numerusform>
            <numerusform>إضافة مثال واحد إلى «⁨{label}⁩»</numerusform>
            <numerusform>إضافة مثالين إلى «⁨{label}⁩»</numerusform>
            <numerusform>إضافة %Ln أمثلة إلى «⁨{label}⁩»</numerusform>
            <numerusform>إضافة %Ln مثالًا إلى «⁨{label}⁩»</numerusform>
            <numerusform>إضافة %Ln مثال إلى «⁨{label}⁩»</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadMenu</name>
    <message>
        <source>Choose Photographs of a New Category</source>
        <translation>اختيار صور لفئة جديدة</translation>
    </message>
    <message>
        <source>Choose Photographs That Show “{label}”</source>
        <translation>اختيار صور تُظهر «⁨{label}⁩»</translation>
    </message>
    <message>
        <source>Choose the Folder of a Head</source>
        <translation>اختيار مجلد رأس</translation>
    </message>
    <message>
        <source>Choose Where to Save a Copy of “{name}”</source>
        <translation>اختيار مكان حفظ نسخة من «⁨{name}⁩»</translation>
    </message>
    <message>
        <source>Save the Library&apos;s Scores by “{name}”</source>
        <translation>حفظ درجات المكتبة بحسب «⁨{name}⁩»</translation>
    </message>
    <message>
        <source>New Category from Photographs…</source>
        <translation>فئة جديدة من صور…</translation>
    </message>
    <message>
        <source>Open Head…</source>
        <translation>فتح رأس…</translation>
    </message>
    <message>
        <source>Add Photographs…</source>
        <translation>إضافة صور…</translation>
    </message>
    <message>
        <source>Show in Library</source>
        <translation>إظهارها في المكتبة</translation>
    </message>
    <message>
        <source>The photographs of the library that “{label}” is found in</source>
        <translation>صور المكتبة التي عُثر فيها على «⁨{label}⁩»</translation>
    </message>
    <message>
        <source>Fit Again without Combinations</source>
        <translation>تدريب من جديد دون توليفات</translation>
    </message>
    <message>
        <source>Fit Again with Combinations</source>
        <translation>تدريب من جديد مع توليفات</translation>
    </message>
    <message>
        <source>Merge with</source>
        <translation>دمج مع</translation>
    </message>
    <message>
        <source>Export Scores…</source>
        <translation>تصدير الدرجات…</translation>
    </message>
    <message>
        <source>A table (CSV) of every photograph of the library and its scores</source>
        <translation>جدول (CSV) بكل صور المكتبة ودرجاتها</translation>
    </message>
    <message>
        <source>Save a Copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>Fit Again from Its Examples</source>
        <translation>تدريب من جديد على أمثلته</translation>
    </message>
    <message>
        <source>The old head goes; this can be undone</source>
        <translation>يذهب الرأس القديم؛ ويمكن التراجع عن ذلك</translation>
    </message>
</context>
<context>
    <name>HeadPanel</name>
    <message>
        <source>Fitting “{name}”</source>
        <translation>يجري تدريب «⁨{name}⁩»</translation>
    </message>
    <message>
        <source>Nearly repeating others, and no check of them: {photos}, {name}.</source>
        <translation>تكاد تكرر غيرها فلا تُقاس بها: ⁨{photos}⁩، ⁨{name}⁩.</translation>
    </message>
    <message>
        <source>Adding examples to “{name}”</source>
        <translation>تجري إضافة أمثلة إلى «⁨{name}⁩»</translation>
    </message>
    <message>
        <source>Writing the scores of “{name}”</source>
        <translation>تجري كتابة درجات «⁨{name}⁩»</translation>
    </message>
    <message>
        <source>“{name}” is in answers from now on: {labels}.</source>
        <translation>‏«⁨{name}⁩» في الإجابات من الآن فصاعدًا: ⁨{labels}⁩.</translation>
    </message>
    <message>
        <source>“{name}” was replaced. The new one is in answers from now on: {labels}.</source>
        <translation>استُبدل «⁨{name}⁩». والجديد في الإجابات من الآن فصاعدًا: ⁨{labels}⁩.</translation>
    </message>
    <message>
        <source>“{label}” has no example any more, and was taken out of the head “{name}”.</source>
        <translation>لم يعد لـ«⁨{label}⁩» أي مثال، فأُخرجت من الرأس «⁨{name}⁩».</translation>
    </message>
    <message>
        <source>{files} beside it left out: drop them by themselves.</source>
        <translation>تُرك ما بجانبه (⁨{files}⁩): أفلتها وحدها.</translation>
    </message>
    <message>
        <source>“{label}” learns from {examples} more.</source>
        <translation>تتعلم «⁨{label}⁩» من أمثلة إضافية: ⁨{examples}⁩.</translation>
    </message>
    <message>
        <source>“{label}” has all of them already.</source>
        <translation>لدى «⁨{label}⁩» كلها من قبل.</translation>
    </message>
    <message>
        <source>“{name}” was opened and is in answers from now on.</source>
        <translation>فُتح «⁨{name}⁩» وهو في الإجابات من الآن فصاعدًا.</translation>
    </message>
    <message>
        <source>A copy of “{name}” is in {folder}.</source>
        <translation>نسخة من «⁨{name}⁩» في ⁨{folder}⁩.</translation>
    </message>
    <message>
        <source>The scores of {photos} are in {file}.</source>
        <translation>الدرجات في ⁨{file}⁩ (⁨{photos}⁩).</translation>
    </message>
    <message>
        <source>Stopped; no head was made or changed.</source>
        <translation>أُوقف؛ لم يُنشأ رأس ولم يُغيَّر.</translation>
    </message>
    <message>
        <source>Stopped; no table was written.</source>
        <translation>أُوقف؛ لم يُكتب جدول.</translation>
    </message>
    <message>
        <source>There were no photographs in that.</source>
        <translation>لم تكن فيه صور.</translation>
    </message>
    <message>
        <source>One folder at a time: “{name}” was taken.</source>
        <translation>مجلد واحد كل مرة: أُخذ «⁨{name}⁩».</translation>
    </message>
    <message>
        <source>One head is being fitted already; wait for it, or cancel it.</source>
        <translation>يجري تدريب رأس الآن؛ انتظره أو ألغه.</translation>
    </message>
    <message>
        <source>new category</source>
        <translation>فئة جديدة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>لا ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>%Ln ملفات</numerusform>
            <numerusform>%Ln ملفًّا</numerusform>
            <numerusform>%Ln ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation>
            <numerusform>لا صور</numerusform>
            <numerusform>صورة واحدة</numerusform>
            <numerusform>صورتان</numerusform>
            <numerusform>%Ln صور</numerusform>
            <numerusform>%Ln صورة</numerusform>
            <numerusform>%Ln صورة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>لا أمثلة</numerusform>
            <numerusform>مثال واحد</numerusform>
            <numerusform>مثالان</numerusform>
            <numerusform>%Ln أمثلة</numerusform>
            <numerusform>%Ln مثالًا</numerusform>
            <numerusform>%Ln مثال</numerusform>
        </translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>إظهار…</translation>
    </message>
    <message>
        <source>Fit Again</source>
        <translation>تدريب من جديد</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>HeadQuality</name>
    <message>
        <source>Choose a category above to see how well it does.</source>
        <translation>اختر فئة أعلاه لترى جودتها.</translation>
    </message>
    <message>
        <source>Average precision {ap}.</source>
        <translation>متوسط الدقة ⁨{ap}⁩.</translation>
    </message>
    <message>
        <source>Average precision {ap}, against unrelated photographs only. Mark photographs that do not show it, or have at least {n} photographs in the library, to see how it does among yours.</source>
        <translation>متوسط الدقة ⁨{ap}⁩، قياسًا إلى صور غريبة فقط. علِّم صورًا لا تُظهرها، أو اجعل في المكتبة ⁨{n}⁩ صورة على الأقل، لترى جودتها بين صورك.</translation>
    </message>
    <message>
        <source>Checking it on examples that are held out…</source>
        <translation>يجري قياسها على أمثلة محجوزة…</translation>
    </message>
    <message>
        <source>It is being fitted anew…</source>
        <translation>تُدرَّب من جديد…</translation>
    </message>
    <message>
        <source>Too few examples to check how well it does: it takes {n} different ones.</source>
        <translation>الأمثلة أقل من أن تُقاس جودتها: يلزم ⁨{n}⁩ مختلفة.</translation>
    </message>
    <message>
        <source>It could not be checked; the message above says why.</source>
        <translation>تعذر قياسها؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>It is found in {part} of unrelated photographs.</source>
        <translation>يُعثر عليها في ⁨{part}⁩ من الصور الغريبة.</translation>
    </message>
    <message>
        <source>Threshold: present from {score} on.</source>
        <translation>العتبة: موجودة ابتداءً من ⁨{score}⁩.</translation>
    </message>
    <message>
        <source>Thresholds that keep a promise, nine times in ten, as long as photographs are like these:</source>
        <translation>عتبات تفي بتعهد تسع مرات من عشر، ما دامت الصور مثل هذه:</translation>
    </message>
    <message>
        <source>Of those that show it, at least {level} are found</source>
        <translation>من الصور التي تُظهرها، يُعثر على ⁨{level}⁩ على الأقل</translation>
    </message>
    <message>
        <source>Of those found, at least {level} are right</source>
        <translation>من الصور التي عُثر عليها، ⁨{level}⁩ على الأقل صحيحة</translation>
    </message>
    <message>
        <source>not enough examples</source>
        <translation>الأمثلة غير كافية</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>على هيئة جدول</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>التعهد</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Use This Threshold</source>
        <translation>استخدام هذه العتبة</translation>
    </message>
    <message>
        <source>Quality in numbers</source>
        <translation>الجودة بالأرقام</translation>
    </message>
    <message>
        <source>The numbers that the plots draw</source>
        <translation>الأرقام التي ترسمها المخططات</translation>
    </message>
    <message>
        <source>Thresholds that keep a promise</source>
        <translation>عتبات تفي بتعهد</translation>
    </message>
    <message>
        <source>Choose one, then use its threshold</source>
        <translation>اختر واحدة ثم استخدم عتبتها</translation>
    </message>
    <message>
        <source>Show the numbers of the plots as a table</source>
        <translation>إظهار أرقام المخططات في جدول</translation>
    </message>
    <message>
        <source>Have the category present from the chosen score on; this can be undone</source>
        <translation>جعل الفئة موجودة ابتداءً من الدرجة المختارة؛ يمكن التراجع عن ذلك</translation>
    </message>
    <message>
        <source>Without combinations of examples: {ap}</source>
        <translation>دون توليفات الأمثلة: ⁨{ap}⁩</translation>
    </message>
    <message>
        <source>With combinations of examples: {ap}</source>
        <translation>مع توليفات الأمثلة: ⁨{ap}⁩</translation>
    </message>
    <message>
        <source>{words} (in use)</source>
        <translation>‏⁨{words}⁩ (المستخدمة)</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>متوسط الدقة</translation>
    </message>
    <message numerus="yes">
        <source>… with %Ln example(s)</source>
        <translation>
            <numerusform>… مع لا أمثلة</numerusform>
            <numerusform>… مع مثال واحد</numerusform>
            <numerusform>… مع مثالين</numerusform>
            <numerusform>… مع %Ln أمثلة</numerusform>
            <numerusform>… مع %Ln مثالًا</numerusform>
            <numerusform>… مع %Ln مثال</numerusform>
        </translation>
    </message>
    <message>
        <source>Part that shows it, at scores near {score}</source>
        <translation>نسبة ما يُظهرها عند الدرجات القريبة من ⁨{score}⁩</translation>
    </message>
    <message>
        <source>Mean error of scores from 0.1 on</source>
        <translation>متوسط خطأ الدرجات من 0.1 فأعلى</translation>
    </message>
    <message>
        <source>Found in unrelated photographs</source>
        <translation>عُثر عليها في صور غريبة</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>‏⁨{value}⁩ (من ⁨{low}⁩ إلى ⁨{high}⁩)</translation>
    </message>
</context>
<context>
    <name>HeadSuggestions</name>
    <message>
        <source>Choose a category above to improve it.</source>
        <translation>اختر فئة أعلاه لتحسينها.</translation>
    </message>
    <message>
        <source>Suggestions come from your library: add a folder of photographs to it.</source>
        <translation>تأتي الاقتراحات من مكتبتك: أضف إليها مجلد صور.</translation>
    </message>
    <message>
        <source>Looking through the library…</source>
        <translation>يجري البحث في المكتبة…</translation>
    </message>
    <message>
        <source>There is nothing in the library to suggest any more.</source>
        <translation>لم يبق في المكتبة ما يُقترح.</translation>
    </message>
    <message>
        <source>The library could not be looked through.</source>
        <translation>تعذر البحث في المكتبة.</translation>
    </message>
    <message>
        <source>Does {name} show “{label}”? Score {score}: {reason}.</source>
        <translation>هل تُظهر ⁨{name}⁩ «⁨{label}⁩»؟ الدرجة ⁨{score}⁩: ⁨{reason}⁩.</translation>
    </message>
    <message>
        <source>among the likeliest</source>
        <translation>من الأكثر ترجيحًا</translation>
    </message>
    <message>
        <source>near the threshold</source>
        <translation>قرب العتبة</translation>
    </message>
    <message>
        <source>likely, and unlike the examples</source>
        <translation>مرجَّحة، ومختلفة عن الأمثلة</translation>
    </message>
    <message>
        <source>Shows It (Y)</source>
        <translation>تُظهرها (Y)</translation>
    </message>
    <message>
        <source>Does Not (N)</source>
        <translation>لا تُظهرها (N)</translation>
    </message>
    <message>
        <source>Skip (S)</source>
        <translation>تخطٍّ (S)</translation>
    </message>
    <message>
        <source>Suggest Others</source>
        <translation>اقتراح غيرها</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>Y says that the photograph shows the category, N that it does not, S skips it.</source>
        <translation>‏Y يعني أن الصورة تُظهر الفئة، وN أنها لا تُظهرها، وS يتخطاها.</translation>
    </message>
    <message>
        <source>The photograph becomes an example that shows the category</source>
        <translation>تصبح الصورة مثالًا يُظهر الفئة</translation>
    </message>
    <message>
        <source>The photograph becomes an example that does not show it</source>
        <translation>تصبح الصورة مثالًا لا يُظهرها</translation>
    </message>
    <message>
        <source>Suggest this photograph no more until the program ends</source>
        <translation>عدم اقتراح هذه الصورة حتى ينتهي البرنامج</translation>
    </message>
    <message>
        <source>Look through the library again, with the head as it is now</source>
        <translation>البحث في المكتبة من جديد بالرأس كما هو الآن</translation>
    </message>
    <message>
        <source>{name}, score {score}, {reason}</source>
        <translation>‏⁨{name}⁩، الدرجة ⁨{score}⁩، ⁨{reason}⁩</translation>
    </message>
</context>
<context>
    <name>HeadTree</name>
    <message>
        <source>Category</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>م.د.</translation>
    </message>
    <message>
        <source>Head {name}, {n} examples</source>
        <translation>الرأس ⁨{name}⁩، الأمثلة: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>Head {key}, cannot be used: {reason}</source>
        <translation>الرأس ⁨{key}⁩، لا يمكن استخدامه: ⁨{reason}⁩</translation>
    </message>
    <message>
        <source>too few to check</source>
        <translation>أقل من أن تُقاس</translation>
    </message>
    <message>
        <source>average precision {ap}</source>
        <translation>متوسط الدقة ⁨{ap}⁩</translation>
    </message>
    <message>
        <source>Too few examples to check</source>
        <translation>الأمثلة أقل من أن تُقاس الجودة</translation>
    </message>
    <message>
        <source>{label}, {n} examples, {checked}</source>
        <translation>‏⁨{label}⁩، الأمثلة: ⁨{n}⁩، ⁨{checked}⁩</translation>
    </message>
    <message>
        <source>Heads, and the categories that each one adds to answers.</source>
        <translation>الرؤوس، والفئات التي يضيفها كل منها إلى الإجابات.</translation>
    </message>
    <message>
        <source>How many pictures each category was fitted from.</source>
        <translation>عدد الصور التي دُرِّبت عليها كل فئة.</translation>
    </message>
    <message>
        <source>Average precision by cross-validation on the examples: 1 is perfect. A dash means too few examples to check.</source>
        <translation>متوسط الدقة بالتحقق المتقاطع على الأمثلة: 1 تام. والشرطة تعني أن الأمثلة أقل من أن تُقاس.</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>متوسط الدقة</translation>
    </message>
</context>
<context>
    <name>HeadTry</name>
    <message>
        <source>Try the heads on a photograph: drop one here, open it, or paste it.</source>
        <translation>جرِّب الرؤوس على صورة: أفلت واحدة هنا، أو افتحها، أو الصقها.</translation>
    </message>
    <message>
        <source>Looking at {name}…</source>
        <translation>يجري النظر في ⁨{name}⁩…</translation>
    </message>
    <message>
        <source>{name} by the heads:</source>
        <translation>‏⁨{name}⁩ بحسب الرؤوس:</translation>
    </message>
    <message>
        <source>{name}, which is image A, by the heads:</source>
        <translation>‏⁨{name}⁩، وهي الصورة A، بحسب الرؤوس:</translation>
    </message>
    <message>
        <source>There was no photograph in that.</source>
        <translation>لم تكن فيه صورة.</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>فتح…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Follow Image A</source>
        <translation>متابعة الصورة A</translation>
    </message>
    <message>
        <source>Try the heads on a photograph</source>
        <translation>تجربة الرؤوس على صورة</translation>
    </message>
    <message>
        <source>Scores of the photograph</source>
        <translation>درجات الصورة</translation>
    </message>
    <message>
        <source>A category, its score, and whether it is found</source>
        <translation>فئة، ودرجتها، وهل عُثر عليها</translation>
    </message>
    <message>
        <source>The photograph tried</source>
        <translation>الصورة المجرَّبة</translation>
    </message>
    <message>
        <source>Choose a photograph to try</source>
        <translation>اختيار صورة للتجربة</translation>
    </message>
    <message>
        <source>Try the photograph on the clipboard</source>
        <translation>تجربة الصورة التي في الحافظة</translation>
    </message>
    <message>
        <source>Try image A, whichever that is</source>
        <translation>تجربة الصورة A أيًّا كانت</translation>
    </message>
    <message>
        <source>Choose a Photograph to Try</source>
        <translation>اختيار صورة للتجربة</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>{label}: score {score}, found from {threshold} on: {found}</source>
        <translation>‏⁨{label}⁩: الدرجة ⁨{score}⁩، يُعثر عليها من ⁨{threshold}⁩ فأعلى: ⁨{found}⁩</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>What the Operations Do</source>
        <translation>ماذا تفعل العمليات</translation>
    </message>
    <message>
        <source>More than Two Images</source>
        <translation>أكثر من صورتين</translation>
    </message>
    <message>
        <source>Why, and How Far to Trust It</source>
        <translation>لماذا، وكم تثق بالإجابة</translation>
    </message>
    <message>
        <source>Your Library</source>
        <translation>مكتبتك</translation>
    </message>
    <message>
        <source>The Map of the Library</source>
        <translation>خريطة المكتبة</translation>
    </message>
    <message>
        <source>Asking Backwards</source>
        <translation>السؤال بالعكس</translation>
    </message>
    <message>
        <source>Sessions and Exports</source>
        <translation>الجلسات والتصدير</translation>
    </message>
    <message>
        <source>Without a Mouse, with a Screen Reader</source>
        <translation>دون فأرة، ومع قارئ شاشة</translation>
    </message>
    <message>
        <source>Arrow keys scroll, Tab goes on to Close, Esc closes</source>
        <translation>الأسهم تمرر، وTab ينتقل إلى «إغلاق»، والهروب يغلق</translation>
    </message>
    <message>
        <source>Teaching New Categories</source>
        <translation>تعليم فئات جديدة</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Beginning</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>{name} (now)</source>
        <translation>‏⁨{name}⁩ (الآن)</translation>
    </message>
    <message>
        <source>{name} (undone)</source>
        <translation>‏⁨{name}⁩ (متراجَع عنه)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>سجل التغييرات</translation>
    </message>
    <message>
        <source>Enter or a click goes to a step; nothing is lost by it.</source>
        <translation>مفتاح الإدخال أو النقر ينتقل إلى خطوة؛ ولا يضيع بذلك شيء.</translation>
    </message>
    <message>
        <source>Every change since the beginning. Click one to go back or forward to it.</source>
        <translation>كل تغيير منذ البداية. انقر أحدها للعودة أو التقدم إليه.</translation>
    </message>
</context>
<context>
    <name>ImageArea</name>
    <message>
        <source>empty</source>
        <translation>فارغة</translation>
    </message>
    <message>
        <source>Image {letter}: {name}</source>
        <translation>الصورة ⁨{letter}⁩: ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Enter opens the photograph, Delete empties the well</source>
        <translation>مفتاح الإدخال يفتح الصورة، والحذف يفرغ الخانة</translation>
    </message>
</context>
<context>
    <name>ImageListModel</name>
    <message>
        <source>{item}. Cannot be shown: {reason}</source>
        <translation>‏⁨{item}⁩. لا يمكن عرضها: ⁨{reason}⁩</translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>Use as &amp;A</source>
        <translation>استخدامها في &amp;A</translation>
    </message>
    <message>
        <source>Use as &amp;B</source>
        <translation>استخدامها في &amp;B</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;فتح</translation>
    </message>
    <message>
        <source>Show in File &amp;Manager</source>
        <translation>إظهار في مدير ال&amp;ملفات</translation>
    </message>
    <message>
        <source>&amp;Copy Path</source>
        <translation>&amp;نسخ المسار</translation>
    </message>
</context>
<context>
    <name>ImageWell</name>
    <message>
        <source>Open, paste or clear image {letter}</source>
        <translation>فتح الصورة ⁨{letter}⁩ أو لصقها أو إزالتها</translation>
    </message>
    <message>
        <source>Clear image {letter}</source>
        <translation>إزالة الصورة ⁨{letter}⁩</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>فتح…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>المفتوحة حديثًا</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Image {letter}</source>
        <translation>الصورة ⁨{letter}⁩</translation>
    </message>
    <message>
        <source>Drop a photograph here,
or click to open one</source>
        <translation>أفلت صورة هنا،
أو انقر لفتح واحدة</translation>
    </message>
    <message>
        <source>The picture is on its way…</source>
        <translation>الصورة في الطريق…</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Add the Other as C</source>
        <translation>إضافة الأخرى باسم C</translation>
    </message>
    <message>
        <source>Add the Others as C, D, …</source>
        <translation>إضافة الأخرى باسم C وD و…</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>جلب</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>‏⁨{one}⁩ و⁨{other}⁩</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Open Head</source>
        <translation>فتح الرأس</translation>
    </message>
    <message>
        <source>Open Image {letter}</source>
        <translation>فتح الصورة ⁨{letter}⁩</translation>
    </message>
    <message>
        <source>Open Another Image</source>
        <translation>فتح صورة أخرى</translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation>صور ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Add a Folder to the Library</source>
        <translation>إضافة مجلد إلى المكتبة</translation>
    </message>
</context>
<context>
    <name>LabelModel</name>
    <message>
        <source>{label}: predicted {score}, threshold {threshold}, {state}</source>
        <translation>‏⁨{label}⁩: المتوقع ⁨{score}⁩، العتبة ⁨{threshold}⁩، ⁨{state}⁩</translation>
    </message>
    <message>
        <source>present</source>
        <translation>موجود</translation>
    </message>
    <message>
        <source>below threshold</source>
        <translation>دون العتبة</translation>
    </message>
    <message>
        <source>; {left} {a}, {right} {b}, label logic {expected}</source>
        <translation>؛ ⁨{left}⁩ ⁨{a}⁩، ⁨{right}⁩ ⁨{b}⁩، منطق الوسوم ⁨{expected}⁩</translation>
    </message>
    <message>
        <source>; from the few-shot head “{head}”</source>
        <translation>؛ من رأس الأمثلة القليلة «⁨{head}⁩»</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>الأيسر</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>الأيمن</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Label logic</source>
        <translation>منطق الوسوم</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>المتنبَّأ به</translation>
    </message>
    <message>
        <source>The label, and the few-shot head that it comes from, if any.</source>
        <translation>الوسم، ورأس الأمثلة القليلة الذي جاء منه إن وُجد.</translation>
    </message>
    <message>
        <source>What label logic expects of the set operation: the probabilities of A and B combined, without any network. The ledger has what set algebra expects.</source>
        <translation>ما يتوقعه منطق الوسوم من عملية المجموعات: احتمالات A وB مجتمعة دون أي شبكة. وفي المطابقة ما يتوقعه جبر المجموعات.</translation>
    </message>
    <message>
        <source>The probability of the label in the answer. The upright mark is the label&apos;s threshold: a label that reaches it counts as present.</source>
        <translation>احتمال الوسم في الإجابة. والخط القائم هو عتبة الوسم: يُعد الوسم موجودًا إذا بلغها.</translation>
    </message>
    <message>
        <source>The probability of the label in image {side} alone.</source>
        <translation>احتمال الوسم في الصورة ⁨{side}⁩ وحدها.</translation>
    </message>
    <message>
        <source>The probability of the label in {side} alone.</source>
        <translation>احتمال الوسم في ⁨{side}⁩ وحده.</translation>
    </message>
    <message>
        <source>{column}: none</source>
        <translation>‏⁨{column}⁩: لا شيء</translation>
    </message>
    <message>
        <source>Present: {n}</source>
        <translation>الموجود: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>Below threshold: {n}</source>
        <translation>دون العتبة: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>Labels whose predicted score reaches their threshold.</source>
        <translation>الوسوم التي تبلغ درجتها المتنبأ بها عتبتها.</translation>
    </message>
    <message>
        <source>Labels whose predicted score does not reach their threshold.</source>
        <translation>الوسوم التي لا تبلغ درجتها المتنبأ بها عتبتها.</translation>
    </message>
</context>
<context>
    <name>LabelPages</name>
    <message>
        <source>List</source>
        <translation>قائمة</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>مطابقة</translation>
    </message>
    <message>
        <source>Venn</source>
        <translation>ڤن</translation>
    </message>
    <message>
        <source>The labels that are present, and those below their thresholds</source>
        <translation>الوسوم الموجودة، وتلك التي دون عتباتها</translation>
    </message>
    <message>
        <source>Every label in A, in B, expected and predicted, and whether these agree</source>
        <translation>كل وسم في A وفي B، ومتوقعًا ومتنبأً به، وهل تتوافق</translation>
    </message>
    <message>
        <source>The labels in two circles, to seek photographs by</source>
        <translation>الوسوم في دائرتين، للبحث عن الصور بها</translation>
    </message>
    <message>
        <source>Ways to see the labels</source>
        <translation>طرق عرض الوسوم</translation>
    </message>
    <message>
        <source>The ledger and the Venn diagram need two images.</source>
        <translation>تحتاج المطابقة ومخطط ڤن إلى صورتين.</translation>
    </message>
    <message>
        <source>Verdicts shown</source>
        <translation>الأحكام المعروضة</translation>
    </message>
    <message>
        <source>Shows only labels of one verdict in the ledger.</source>
        <translation>يُظهر في المطابقة وسوم حكم واحد فقط.</translation>
    </message>
    <message>
        <source>All: {n}</source>
        <translation>الكل: ⁨{n}⁩</translation>
    </message>
</context>
<context>
    <name>LabelPanel</name>
    <message>
        <source>No answers</source>
        <translation>لا إجابات</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why. Another checkpoint can be chosen in the settings, and is loaded at the next start.</source>
        <translation>تعذر تحميل الشبكات؛ والرسالة أعلاه تذكر السبب. يمكن اختيار نقطة حفظ أخرى في الإعدادات، وتُحمَّل عند التشغيل القادم.</translation>
    </message>
    <message>
        <source>Looking at the photographs…</source>
        <translation>يجري النظر في الصور…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>لا إجابة</translation>
    </message>
    <message>
        <source>The last request failed; the message above says why.</source>
        <translation>فشل الطلب الأخير؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>{letters} has no photograph yet</source>
        <translation>ليس في ⁨{letters}⁩ صورة بعد</translation>
    </message>
    <message>
        <source>{letters} have no photograph yet</source>
        <translation>ليس في ⁨{letters}⁩ صور بعد</translation>
    </message>
    <message>
        <source>Drop one there, or ask something of the photographs that are in.</source>
        <translation>أفلت صورة هناك، أو اسأل عن الصور الموجودة.</translation>
    </message>
    <message>
        <source>None of these: no label reaches its threshold.</source>
        <translation>لا شيء منها: لا وسم يبلغ عتبته.</translation>
    </message>
    <message>
        <source>Expected of the photographs alone, but not found in the answer: {labels}.</source>
        <translation>متوقَّعة من الصورتين وحدهما، لكنها غير موجودة في الجواب: ⁨{labels}⁩.</translation>
    </message>
    <message>
        <source>Lower fidelity: a photograph was known by its stored feature alone, not by its pixels.</source>
        <translation>دقة أقل: إحدى الصور معروفة بسمتها المحفوظة فقط، لا ببكسلاتها.</translation>
    </message>
    <message>
        <source>No label contains “{text}”.</source>
        <translation>لا وسم يحتوي على «⁨{text}⁩».</translation>
    </message>
    <message>
        <source>Filter labels</source>
        <translation>ترشيح الوسوم</translation>
    </message>
    <message>
        <source>Copy as &amp;Table</source>
        <translation>نسخ كج&amp;دول</translation>
    </message>
    <message>
        <source>Copy as Te&amp;xt</source>
        <translation>نسخ ك&amp;نص</translation>
    </message>
    <message>
        <source>Copy ▾</source>
        <translation>نسخ ▾</translation>
    </message>
    <message>
        <source>Copy the selected labels, or all of them</source>
        <translation>نسخ الوسوم المختارة، أو كلها</translation>
    </message>
    <message>
        <source>Labels of the answer</source>
        <translation>وسوم الإجابة</translation>
    </message>
    <message>
        <source>Each label with its scores in A, in B, by label logic, and predicted. Enter shows which places of the photographs carried it.</source>
        <translation>كل وسم بدرجاته في A وفي B وبمنطق الوسوم والمتنبأ بها. ومفتاح الإدخال يُظهر أي مواضع الصور حملته.</translation>
    </message>
    <message>
        <source>Shows only labels that contain this text.</source>
        <translation>يُظهر الوسوم التي تحتوي على هذا النص فقط.</translation>
    </message>
    <message>
        <source>Copy labels</source>
        <translation>نسخ الوسوم</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>تجري الإجابة</translation>
    </message>
    <message>
        <source>{present} of {total} labels</source>
        <translation>‏⁨{present}⁩ من ⁨{total}⁩ من الوسوم</translation>
    </message>
    <message>
        <source>part of {whole}</source>
        <translation>جزء من ⁨{whole}⁩</translation>
    </message>
    <message>
        <source>Show &amp;Why</source>
        <translation>إظهار ال&amp;سبب</translation>
    </message>
    <message>
        <source>Show which places of A and B carried the label</source>
        <translation>إظهار المواضع من A وB التي حملت الوسم</translation>
    </message>
</context>
<context>
    <name>LabelPicker</name>
    <message>
        <source>Find a label</source>
        <translation>البحث عن وسم</translation>
    </message>
    <message>
        <source>Enter asks for the first label that has these letters</source>
        <translation>مفتاح الإدخال يطلب أول وسم فيه هذه الحروف</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>المفردات</translation>
    </message>
    <message>
        <source>Space or Enter asks for a label; again, and it does not matter; again, and it is let go</source>
        <translation>المسافة أو الإدخال يطلب الوسم؛ ومرة أخرى فلا يهم؛ ومرة أخرى فيُترك</translation>
    </message>
    <message>
        <source>{label}, asked for</source>
        <translation>‏⁨{label}⁩، مطلوب</translation>
    </message>
    <message>
        <source>{label}, does not matter</source>
        <translation>‏⁨{label}⁩، لا يهم</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>agrees</source>
        <translation>متوافق</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ناقص</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>زائد</translation>
    </message>
    <message>
        <source>by the promise</source>
        <translation>بسبب التعهد</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>from the few-shot head “{head}”</source>
        <translation>من رأس الأمثلة القليلة «⁨{head}⁩»</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>الأيسر</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>الأيمن</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>المتوقع</translation>
    </message>
    <message>
        <source>Label logic</source>
        <translation>منطق الوسوم</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>المتنبَّأ به</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>الحكم</translation>
    </message>
    <message>
        <source>Whether image {side} alone has the label, and its probability.</source>
        <translation>هل في الصورة ⁨{side}⁩ وحدها الوسم، واحتماله.</translation>
    </message>
    <message>
        <source>Whether {side} alone has the label, and its probability.</source>
        <translation>هل في ⁨{side}⁩ وحده الوسم، واحتماله.</translation>
    </message>
    <message>
        <source>The label, and the few-shot head that it comes from, if any.</source>
        <translation>الوسم، ورأس الأمثلة القليلة الذي جاء منه إن وُجد.</translation>
    </message>
    <message>
        <source>What set algebra makes of the label sets of {a} and {b}.</source>
        <translation>ما يصنعه جبر المجموعات من مجموعتي وسوم ⁨{a}⁩ و⁨{b}⁩.</translation>
    </message>
    <message>
        <source>What the probabilities of {a} and {b} make when combined, without any network.</source>
        <translation>ما تصنعه احتمالات ⁨{a}⁩ و⁨{b}⁩ مجتمعةً دون أي شبكة.</translation>
    </message>
    <message>
        <source>Whether the answer has the label, and its probability.</source>
        <translation>هل في الإجابة الوسم، واحتماله.</translation>
    </message>
    <message>
        <source>Whether the answer agrees with what is expected: a missing label is expected and not predicted, an extra one predicted and not expected. One that is predicted, or not, only by a promise is neither.</source>
        <translation>هل توافق الإجابة المتوقع: الوسم الناقص متوقع ولم يُتنبأ به، والزائد متنبَّأ به ولم يُتوقع. وما تُنبئ به الإجابة، أو لا تُنبئ، بسبب تعهد فقط فليس هذا ولا ذاك.</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Label ledger</source>
        <translation>مطابقة الوسوم</translation>
    </message>
    <message>
        <source>Enter seeks photographs with a label; the menu sorts by a column and copies.</source>
        <translation>مفتاح الإدخال يبحث عن صور بالوسم؛ والقائمة ترتب حسب عمود وتنسخ.</translation>
    </message>
    <message>
        <source>&amp;Photographs with This Label</source>
        <translation>&amp;صور بهذا الوسم</translation>
    </message>
    <message>
        <source>Show &amp;Why</source>
        <translation>إظهار ال&amp;سبب</translation>
    </message>
    <message>
        <source>Copy as &amp;Table</source>
        <translation>نسخ كج&amp;دول</translation>
    </message>
    <message>
        <source>Copy as Te&amp;xt</source>
        <translation>نسخ ك&amp;نص</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>ت&amp;رتيب حسب</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>keeps it out</source>
        <translation>يمنعه</translation>
    </message>
    <message>
        <source>carries it</source>
        <translation>يحمله</translation>
    </message>
    <message>
        <source>Colours: blue keeps the label out, yellow carries it</source>
        <translation>الألوان: الأزرق يمنع الوسم، والأصفر يحمله</translation>
    </message>
</context>
<context>
    <name>LibraryBrowser</name>
    <message>
        <source>Opening the library…</source>
        <translation>يجري فتح المكتبة…</translation>
    </message>
    <message>
        <source>Looking through the library…</source>
        <translation>يجري البحث في المكتبة…</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>لا مكتبة</translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation>تعذر فتح المكتبة؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>لا إجابات</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>تعذر تحميل الشبكات؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>The library could not be listed</source>
        <translation>تعذر سرد المكتبة</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>مكتبتك فارغة</translation>
    </message>
    <message>
        <source>Add folders of photographs, and all of them appear here. No file is changed.</source>
        <translation>أضف مجلدات صور فتظهر كلها هنا. لا يُغيَّر أي ملف.</translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation>يجري ملء المكتبة</translation>
    </message>
    <message>
        <source>Photographs appear here as soon as some are in.</source>
        <translation>تظهر الصور هنا حالما يدخل بعضها.</translation>
    </message>
    <message>
        <source>No such photograph</source>
        <translation>لا صورة كهذه</translation>
    </message>
    <message>
        <source>No photograph of your library passes these filters.</source>
        <translation>لا صورة في مكتبتك تجتاز هذه المرشحات.</translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation>أعد فحص المكتبة لتحديثها.</translation>
    </message>
    <message>
        <source>Labels above their thresholds</source>
        <translation>الوسوم فوق عتباتها</translation>
    </message>
    <message>
        <source>Only {count} Chosen ✕</source>
        <translation>المختارة فقط (⁨{count}⁩) ✕</translation>
    </message>
    <message>
        <source>Judging labels: {done} of {total}</source>
        <translation>يجري الحكم على الوسوم: ⁨{done}⁩ من ⁨{total}⁩</translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation>العودة إلى الإجابة</translation>
    </message>
    <message>
        <source>And no others</source>
        <translation>ولا غيرها</translation>
    </message>
    <message>
        <source>Use for Neighbours</source>
        <translation>استخدامها للجيران</translation>
    </message>
    <message>
        <source>Clear Filters</source>
        <translation>إزالة المرشحات</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Photographs of the library</source>
        <translation>صور المكتبة</translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation>مفتاح الإدخال يفتح صورة؛ وA وB يضعانها في خانة؛ واسحبها إلى الخارج لاستخدامها في مكان آخر.</translation>
    </message>
    <message>
        <source>Labels to filter by</source>
        <translation>وسوم للترشيح</translation>
    </message>
    <message>
        <source>Space asks for a label, then against it, then lets it go.</source>
        <translation>مفتاح المسافة يطلب الوسم، ثم يستبعده، ثم يتركه.</translation>
    </message>
    <message>
        <source>Show the photographs that were not chosen on the map, too</source>
        <translation>إظهار الصور التي لم تُختر على الخريطة أيضًا</translation>
    </message>
    <message>
        <source>Show photographs with the chosen labels and no others, few-shot ones aside</source>
        <translation>إظهار الصور التي فيها الوسوم المختارة ولا غيرها، عدا وسوم الأمثلة القليلة</translation>
    </message>
    <message>
        <source>Seek neighbours among photographs that pass this folder, these days and the labels only</source>
        <translation>البحث عن الجيران بين الصور التي في هذا المجلد وهذه الأيام ولها هذه الوسوم فقط</translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation>إظهار وسوم الإجابة وجيرانها من جديد (Esc)</translation>
    </message>
    <message>
        <source>Shows all photographs again</source>
        <translation>يُظهر كل الصور من جديد</translation>
    </message>
    <message>
        <source>Reads the library once more</source>
        <translation>يقرأ المكتبة مرة أخرى</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation>
            <numerusform>لا صور</numerusform>
            <numerusform>صورة واحدة</numerusform>
            <numerusform>صورتان</numerusform>
            <numerusform>%Ln صور</numerusform>
            <numerusform>%Ln صورة</numerusform>
            <numerusform>%Ln صورة</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>‏⁨{shown}⁩ من ⁨{all}⁩</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Opening the library…</source>
        <translation>يجري فتح المكتبة…</translation>
    </message>
    <message>
        <source>No folders yet</source>
        <translation>لا مجلدات بعد</translation>
    </message>
    <message>
        <source>Drop folders of photographs here, or add them with the buttons. They are read, never changed, and nothing leaves this computer.</source>
        <translation>أفلت مجلدات الصور هنا، أو أضفها بالأزرار. تُقرأ ولا تُغيَّر أبدًا، ولا شيء يغادر هذا الحاسوب.</translation>
    </message>
    <message>
        <source>on battery, so at half speed</source>
        <translation>على البطارية، لذا بنصف السرعة</translation>
    </message>
    <message>
        <source>Reading photographs</source>
        <translation>تجري قراءة الصور</translation>
    </message>
    <message>
        <source>Nothing changed: the library was up to date.</source>
        <translation>لم يتغير شيء: كانت المكتبة محدَّثة.</translation>
    </message>
    <message>
        <source>No photographs were found there.</source>
        <translation>لم يُعثر هناك على صور.</translation>
    </message>
    <message>
        <source>Stopped. What is done is kept; Rescan goes on where it was.</source>
        <translation>أُوقف. ما تم محفوظ؛ وإعادة الفحص تتابع من حيث توقف.</translation>
    </message>
    <message>
        <source>“{name}” was taken out of the library; its files stay where they are.</source>
        <translation>أُخرج «⁨{name}⁩» من المكتبة؛ وتبقى ملفاته في مكانها.</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>لا مكتبة</translation>
    </message>
    <message>
        <source>It could not be opened, so no folder can be added; see above why.</source>
        <translation>تعذر فتحها، لذا لا يمكن إضافة مجلد؛ والسبب مذكور أعلاه.</translation>
    </message>
    <message>
        <source>The library takes folders; drop a folder here.</source>
        <translation>تأخذ المكتبة مجلدات؛ أفلت مجلدًا هنا.</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <source>The index holds features, no pictures</source>
        <translation>في الفهرس سمات لا صور</translation>
    </message>
    <message>
        <source>Folders of the library</source>
        <translation>مجلدات المكتبة</translation>
    </message>
    <message>
        <source>Delete takes the chosen folder out of the library.</source>
        <translation>مفتاح الحذف يخرج المجلد المختار من المكتبة.</translation>
    </message>
    <message>
        <source>Add a folder of photographs to the library</source>
        <translation>إضافة مجلد صور إلى المكتبة</translation>
    </message>
    <message>
        <source>Take the chosen folder out of the library; its files stay</source>
        <translation>إخراج المجلد المختار من المكتبة؛ وتبقى ملفاته</translation>
    </message>
    <message>
        <source>Look for new, changed and missing photographs in all folders</source>
        <translation>تفقد الصور الجديدة والمعدَّلة والمفقودة في كل المجلدات</translation>
    </message>
    <message>
        <source>Show all photographs of the library</source>
        <translation>إظهار كل صور المكتبة</translation>
    </message>
    <message>
        <source>List the files that could not be used, and why</source>
        <translation>سرد الملفات التي تعذر استخدامها، والسبب</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation>أُضيفت: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>{n} updated</source>
        <translation>حُدِّثت: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>{n} moved</source>
        <translation>نُقلت: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>{n} removed</source>
        <translation>أُزيلت: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>{n} offline</source>
        <translation>غير متصلة: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>{n} skipped</source>
        <translation>تُجووزت: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>{n} unchanged</source>
        <translation>لم تتغير: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>Photographs: {facts}, in {seconds}.</source>
        <translation>الصور: ⁨{facts}⁩، خلال ⁨{seconds}⁩.</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>‏⁨{n}⁩ ث</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>أقل من دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation>
            <numerusform>لا صور</numerusform>
            <numerusform>صورة واحدة</numerusform>
            <numerusform>صورتان</numerusform>
            <numerusform>%Ln صور</numerusform>
            <numerusform>%Ln صورة</numerusform>
            <numerusform>%Ln صورة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) skipped…</source>
        <translation>
            <numerusform>تُجووز لا ملفات…</numerusform>
            <numerusform>تُجووز ملف واحد…</numerusform>
            <numerusform>تُجووز ملفان…</numerusform>
            <numerusform>تُجووز %Ln ملفات…</numerusform>
            <numerusform>تُجووز %Ln ملفًّا…</numerusform>
            <numerusform>تُجووز %Ln ملف…</numerusform>
        </translation>
    </message>
    <message>
        <source>{photographs} of photographs, {own} of index</source>
        <translation>الصور ⁨{photographs}⁩، الفهرس ⁨{own}⁩</translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation>&amp;فتح المجلد</translation>
    </message>
    <message>
        <source>&amp;Remove from Library</source>
        <translation>إ&amp;زالة من المكتبة</translation>
    </message>
</context>
<context>
    <name>ListedItems</name>
    <message>
        <source>no label of the vocabulary</source>
        <translation>لا وسم من المفردات</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Few-shot heads</source>
        <translation>رؤوس الأمثلة القليلة</translation>
    </message>
    <message>
        <source>Check Library…</source>
        <translation>فحص سلامة المكتبة…</translation>
    </message>
    <message>
        <source>Side panels</source>
        <translation>اللوحات الجانبية</translation>
    </message>
    <message>
        <source>Arrow keys bring another panel to the front</source>
        <translation>الأسهم تأتي بلوحة أخرى إلى الأمام</translation>
    </message>
</context>
<context>
    <name>MapBody</name>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Labels of the answer</source>
        <translation>وسوم الإجابة</translation>
    </message>
    <message>
        <source>{label} ({count})</source>
        <translation>‏⁨{label}⁩ (⁨{count}⁩)</translation>
    </message>
    <message>
        <source>◆ {label} ({count})</source>
        <translation>‏◆ ⁨{label}⁩ (⁨{count}⁩)</translation>
    </message>
    <message>
        <source>There is no answer that has labels.</source>
        <translation>لا توجد إجابة لها وسوم.</translation>
    </message>
    <message>
        <source>Label logic makes no feature, so its answer has no place here; its neighbours have.</source>
        <translation>منطق الوسوم لا ينتج سمة، فلا مكان لإجابته هنا؛ أما جيرانها فلهم.</translation>
    </message>
    <message>
        <source>★ the answer, ◆ its neighbours by rank; letters are its photographs.</source>
        <translation>★ الإجابة، ◆ جيرانها بالرتبة؛ والحروف صورها.</translation>
    </message>
    <message>
        <source>Neighbours only {wanted}.</source>
        <translation>الجيران فقط ⁨{wanted}⁩.</translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation>أعد فحص المكتبة لتحديثها.</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>أنشوطة</translation>
    </message>
    <message>
        <source>Whole Map</source>
        <translation>الخريطة كلها</translation>
    </message>
    <message>
        <source>Select All in Sight</source>
        <translation>تحديد كل الظاهر</translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation>&amp;تلوين حسب</translation>
    </message>
    <message>
        <source>Map of the library</source>
        <translation>خريطة المكتبة</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>التلوين حسب</translation>
    </message>
    <message>
        <source>What photographs are told apart by</source>
        <translation>ما تُميَّز به الصور</translation>
    </message>
    <message>
        <source>Draw a line round photographs to select them (L)</source>
        <translation>رسم خط حول صور لتحديدها (L)</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>أقرب</translation>
    </message>
    <message>
        <source>Show less of the map, larger (+)</source>
        <translation>إظهار أقل من الخريطة، بحجم أكبر (+)</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>أبعد</translation>
    </message>
    <message>
        <source>Show more of the map, smaller (-)</source>
        <translation>إظهار أكثر من الخريطة، بحجم أصغر (-)</translation>
    </message>
    <message>
        <source>Show all of the map (Home)</source>
        <translation>إظهار الخريطة كلها (Home)</translation>
    </message>
    <message>
        <source>Select the photographs in this view</source>
        <translation>تحديد الصور في هذا المشهد</translation>
    </message>
    <message>
        <source>Arrow keys go from one photograph to the next; Enter opens it, Space selects it, A and B put it into a well; plus, minus and Home zoom. The list of those selected says the same in words.</source>
        <translation>مفاتيح الأسهم تنتقل من صورة إلى التالية؛ والإدخال يفتحها، والمسافة تحددها، وA وB يضعانها في خانة؛ وعلامتا الزائد والناقص وHome للتكبير والتصغير. وقائمة المحددة تقول الشيء نفسه بالكلمات.</translation>
    </message>
</context>
<context>
    <name>MapCard</name>
    <message>
        <source>Point at a photograph, or go from one to the next with the arrow keys. Enter opens it, Space selects it, A and B put it into a well.</source>
        <translation>أشر إلى صورة، أو انتقل من واحدة إلى التالية بمفاتيح الأسهم. الإدخال يفتحها، والمسافة تحددها، وA وB يضعانها في خانة.</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>لا صورة</translation>
    </message>
</context>
<context>
    <name>MapChosen</name>
    <message numerus="yes">
        <source>%Ln photograph(s) selected</source>
        <translation>
            <numerusform>المحدد: لا صور</numerusform>
            <numerusform>المحدد: صورة واحدة</numerusform>
            <numerusform>المحدد: صورتان</numerusform>
            <numerusform>المحدد: %Ln صور</numerusform>
            <numerusform>المحدد: %Ln صورة</numerusform>
            <numerusform>المحدد: %Ln صورة</numerusform>
        </translation>
    </message>
    <message>
        <source>“{label}” of {head}</source>
        <translation>‏«⁨{label}⁩» من ⁨{head}⁩</translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation>أعد فحص المكتبة لتحديثها.</translation>
    </message>
    <message>
        <source>Show in All Photographs</source>
        <translation>إظهار في كل الصور</translation>
    </message>
    <message>
        <source>Copy as Table</source>
        <translation>نسخ كجدول</translation>
    </message>
    <message>
        <source>Add to Category</source>
        <translation>إضافة إلى فئة</translation>
    </message>
    <message>
        <source>Clear Selection</source>
        <translation>إلغاء التحديد</translation>
    </message>
    <message>
        <source>Photographs selected on the map</source>
        <translation>الصور المحددة على الخريطة</translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation>مفتاح الإدخال يفتح صورة؛ وA وB يضعانها في خانة؛ واسحبها إلى الخارج لاستخدامها في مكان آخر.</translation>
    </message>
    <message>
        <source>Show only these among all photographs, to sort and filter them</source>
        <translation>إظهار هذه وحدها من كل الصور، لترتيبها وترشيحها</translation>
    </message>
    <message>
        <source>Put paths, places on the map and labels on the clipboard</source>
        <translation>وضع المسارات والأماكن على الخريطة والوسوم في الحافظة</translation>
    </message>
    <message>
        <source>Teach a category of a few-shot head that these show it; undo works</source>
        <translation>تعليم فئة في رأس أمثلة قليلة أن هذه تُظهرها؛ ويمكن التراجع</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>عدم تحديد شيء</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>all: {count}</source>
        <translation>الكل: ⁨{count}⁩</translation>
    </message>
    <message>
        <source>with {label}: {count}</source>
        <translation>مع ⁨{label}⁩: ⁨{count}⁩</translation>
    </message>
    <message>
        <source>without: {count}</source>
        <translation>دونه: ⁨{count}⁩</translation>
    </message>
    <message>
        <source>all of {label}: {count}</source>
        <translation>كل ⁨{label}⁩: ⁨{count}⁩</translation>
    </message>
    <message>
        <source>some of these: {count}</source>
        <translation>بعض هذه: ⁨{count}⁩</translation>
    </message>
    <message>
        <source>none of these: {count}</source>
        <translation>لا شيء من هذه: ⁨{count}⁩</translation>
    </message>
    <message>
        <source>outside the filter: {count}</source>
        <translation>خارج المرشح: ⁨{count}⁩</translation>
    </message>
    <message>
        <source>Select {group}</source>
        <translation>تحديد ⁨{group}⁩</translation>
    </message>
    <message>
        <source>Select these photographs ({group})</source>
        <translation>تحديد هذه الصور (⁨{group}⁩)</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Map of the library</source>
        <translation>خريطة المكتبة</translation>
    </message>
    <message>
        <source>Esc goes back to the answer</source>
        <translation>الهروب يعود إلى الإجابة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s) on the map</source>
        <translation>
            <numerusform>لا صور على الخريطة</numerusform>
            <numerusform>صورة واحدة على الخريطة</numerusform>
            <numerusform>صورتان على الخريطة</numerusform>
            <numerusform>%Ln صور على الخريطة</numerusform>
            <numerusform>%Ln صورة على الخريطة</numerusform>
            <numerusform>%Ln صورة على الخريطة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more cannot be placed before they are indexed</source>
        <translation>
            <numerusform>لا صور أخرى (%Ln) تنتظر الفهرسة</numerusform>
            <numerusform>واحدة أخرى لا مكان لها قبل فهرستها</numerusform>
            <numerusform>اثنتان أخريان لا مكان لهما قبل فهرستهما</numerusform>
            <numerusform>%Ln أخرى لا مكان لها قبل فهرستها</numerusform>
            <numerusform>%Ln أخرى لا مكان لها قبل فهرستها</numerusform>
            <numerusform>%Ln أخرى لا مكان لها قبل فهرستها</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>يجري فتح المكتبة…</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>لا مكتبة</translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation>تعذر فتح المكتبة؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>لا إجابات</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>تعذر تحميل الشبكات؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>مكتبتك فارغة</translation>
    </message>
    <message>
        <source>Add folders of photographs, and all of them appear here, those that are alike together.</source>
        <translation>أضف مجلدات صور فتظهر كلها هنا، والمتشابهة معًا.</translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation>يجري ملء المكتبة</translation>
    </message>
    <message>
        <source>Photographs appear here as soon as some are in.</source>
        <translation>تظهر الصور هنا حالما يدخل بعضها.</translation>
    </message>
    <message>
        <source>Making the map</source>
        <translation>يجري صنع الخريطة</translation>
    </message>
    <message>
        <source>Photographs that are alike are laid near each other. It is kept, so this takes long once.</source>
        <translation>توضع الصور المتشابهة قرب بعضها. وتُحفظ الخريطة، لذا يطول هذا مرة واحدة فقط.</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>لا خريطة بعد</translation>
    </message>
    <message>
        <source>Making the map was stopped.</source>
        <translation>أُوقف صنع الخريطة.</translation>
    </message>
    <message>
        <source>The map could not be made</source>
        <translation>تعذر صنع الخريطة</translation>
    </message>
    <message>
        <source>The networks have changed</source>
        <translation>تغيرت الشبكات</translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation>العودة إلى الإجابة</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation>إظهار وسوم الإجابة وجيرانها من جديد (Esc)</translation>
    </message>
    <message>
        <source>Makes the map once more</source>
        <translation>يصنع الخريطة مرة أخرى</translation>
    </message>
    <message>
        <source>Reads the library&apos;s photographs with these networks</source>
        <translation>يقرأ صور المكتبة بهذه الشبكات</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>There was no photograph in that; drop or paste image files or a picture.</source>
        <translation>لم تكن فيه صورة؛ أفلت أو الصق ملفات صور أو صورة.</translation>
    </message>
    <message>
        <source>Fetch the picture from {hosts}? lsgui connects to nothing unless you say so.</source>
        <translation>هل تُجلب الصورة من ⁨{hosts}⁩؟ لا يتصل lsgui بشيء إلا بإذنك.</translation>
    </message>
    <message>
        <source>{host} has the picture at another host. Fetch it from {other}? Nothing was asked of it yet.</source>
        <translation>صورة ⁨{host}⁩ على مضيف آخر. هل تُجلب من ⁨{other}⁩؟ لم يُطلب منه شيء بعد.</translation>
    </message>
    <message>
        <source>Of {n} files, the first two were taken as A and B.</source>
        <translation>من الملفات (⁨{n}⁩) أُخذ الأولان في A وB.</translation>
    </message>
    <message>
        <source>There is no room for all of them: an expression has at most {n} images.</source>
        <translation>لا مكان لها كلها: في التعبير ⁨{n}⁩ من الصور على الأكثر.</translation>
    </message>
    <message>
        <source>“{name}” is a few-shot head and holds no photographs, so it was not added to the library. Open it among the few-shot heads?</source>
        <translation>“⁨{name}⁩” رأس من رؤوس الأمثلة القليلة ولا صور فيه، فلم يُضف إلى المكتبة. هل يُفتح بين رؤوس الأمثلة القليلة؟</translation>
    </message>
    <message>
        <source>Once the library is open, {names} will be added to it; keep this window open until then.</source>
        <translation>ستُضاف ⁨{names}⁩ إلى المكتبة حالما تُفتح؛ فأبقِ هذه النافذة مفتوحة حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>lsgui ended before the library was open, and could not add {names} to it. Add now?</source>
        <translation>انتهى lsgui قبل أن تُفتح المكتبة، فلم يستطع إضافة ⁨{names}⁩ إليها. هل تُضاف الآن؟</translation>
    </message>
    <message>
        <source>Adding {names} to the library; the photographs will be found as neighbours.</source>
        <translation>تجري إضافة ⁨{names}⁩ إلى المكتبة؛ وسيُعثر على الصور بين الجيران.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Copies what a bug report needs to the clipboard</source>
        <translation>ينسخ إلى الحافظة ما يحتاجه تقرير الخطأ</translation>
    </message>
</context>
<context>
    <name>MethodColumn</name>
    <message>
        <source>Answering…</source>
        <translation>تجري الإجابة…</translation>
    </message>
    <message>
        <source>The chosen method; the others are compared with it.</source>
        <translation>الطريقة المختارة؛ وتُقارن بها الأخرى.</translation>
    </message>
    <message>
        <source>{common} of {all} labels agree with {method}.</source>
        <translation>يتوافق ⁨{common}⁩ من ⁨{all}⁩ من الوسوم مع ⁨{method}⁩.</translation>
    </message>
    <message>
        <source>No label is present, as with {method}.</source>
        <translation>لا وسم موجودًا، كما في ⁨{method}⁩.</translation>
    </message>
    <message>
        <source>{common} of {all} neighbours in common.</source>
        <translation>‏⁨{common}⁩ من ⁨{all}⁩ من الجيران مشتركون.</translation>
    </message>
    <message>
        <source>Neighbours are near the combined feature.</source>
        <translation>الجيران قريبون من السمة المركبة.</translation>
    </message>
    <message>
        <source>Neighbours are ranked by label probabilities: there is no feature.</source>
        <translation>الجيران مرتبون باحتمالات الوسوم: لا سمة هنا.</translation>
    </message>
    <message>
        <source>No label is present</source>
        <translation>لا وسم موجودًا</translation>
    </message>
    <message>
        <source>{label} {score}, only here</source>
        <translation>‏⁨{label}⁩ ⁨{score}⁩، هنا فقط</translation>
    </message>
    <message>
        <source>{label} {score}, with both</source>
        <translation>‏⁨{label}⁩ ⁨{score}⁩، في كلتيهما</translation>
    </message>
    <message>
        <source>{label} {score}, not here</source>
        <translation>‏⁨{label}⁩ ⁨{score}⁩، ليس هنا</translation>
    </message>
    <message>
        <source>Use This Method</source>
        <translation>استخدام هذه الطريقة</translation>
    </message>
    <message>
        <source>Labels: {method}</source>
        <translation>الوسوم: ⁨{method}⁩</translation>
    </message>
    <message>
        <source>Present labels with their scores, and those that only the chosen method has.</source>
        <translation>الوسوم الموجودة بدرجاتها، وتلك التي للطريقة المختارة وحدها.</translation>
    </message>
    <message>
        <source>Neighbours: {method}</source>
        <translation>الجيران: ⁨{method}⁩</translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation>مفتاح الإدخال يفتح صورة؛ وA وB يضعانها في خانة؛ واسحبها إلى الخارج لاستخدامها في مكان آخر.</translation>
    </message>
    <message>
        <source>Use {method}</source>
        <translation>استخدام ⁨{method}⁩</translation>
    </message>
    <message>
        <source>Answers are made by this method from now on.</source>
        <translation>تأتي الإجابات من هذه الطريقة من الآن فصاعدًا.</translation>
    </message>
    <message>
        <source>Rank {rank}, {name}, cosine distance {distance}</source>
        <translation>الرتبة ⁨{rank}⁩، ⁨{name}⁩، مسافة جيب التمام ⁨{distance}⁩</translation>
    </message>
</context>
<context>
    <name>MethodsPanel</name>
    <message>
        <source>Methods side by side</source>
        <translation>الطرق جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>لا شيء يقارَن بعد</translation>
    </message>
    <message>
        <source>Put two photographs into A and B, and every method answers here.</source>
        <translation>ضع صورتين في A وB، فتجيب كل طريقة هنا.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>لا إجابات</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>تعذر تحميل الشبكات؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation>العودة إلى الإجابة</translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation>إظهار وسوم الإجابة وجيرانها من جديد (Esc)</translation>
    </message>
</context>
<context>
    <name>MoreWells</name>
    <message>
        <source>not in the expression</source>
        <translation>ليست في التعبير</translation>
    </message>
</context>
<context>
    <name>NeighbourPanel</name>
    <message>
        <source>Opening the library…</source>
        <translation>يجري فتح المكتبة…</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>لا مكتبة</translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation>تعذر فتح المكتبة؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>لا إجابات</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>تعذر تحميل الشبكات؛ والرسالة أعلاه تذكر السبب.</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>مكتبتك فارغة</translation>
    </message>
    <message>
        <source>Add folders of photographs, and those nearest to an answer appear here. Nothing leaves this computer, and no file is changed.</source>
        <translation>أضف مجلدات صور فيظهر هنا أقربها إلى الإجابة. لا شيء يغادر هذا الحاسوب، ولا يُغيَّر أي ملف.</translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation>يجري ملء المكتبة</translation>
    </message>
    <message>
        <source>Photographs appear here as soon as some are in.</source>
        <translation>تظهر الصور هنا حالما يدخل بعضها.</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>لا إجابة بعد</translation>
    </message>
    <message>
        <source>The photographs of your library nearest to the answer appear here.</source>
        <translation>تظهر هنا صور مكتبتك الأقرب إلى الإجابة.</translation>
    </message>
    <message>
        <source>Label logic makes no feature: this is the cosine distance of label probabilities.</source>
        <translation>منطق الوسوم لا ينتج سمة: هذه مسافة جيب التمام بين احتمالات الوسوم.</translation>
    </message>
    <message>
        <source>No other photograph</source>
        <translation>لا صورة أخرى</translation>
    </message>
    <message>
        <source>The library holds nothing beside the photographs in A and B.</source>
        <translation>ليس في المكتبة شيء سوى الصور التي في A وB.</translation>
    </message>
    <message>
        <source>No such photograph</source>
        <translation>لا صورة كهذه</translation>
    </message>
    <message>
        <source>No other photograph of your library passes the filter.</source>
        <translation>لا صورة أخرى في مكتبتك تجتاز المرشح.</translation>
    </message>
    <message>
        <source>The networks have changed</source>
        <translation>تغيرت الشبكات</translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation>أعد فحص المكتبة لتحديثها.</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>All Photographs</source>
        <translation>كل الصور</translation>
    </message>
    <message>
        <source>Reads the library&apos;s photographs with these networks</source>
        <translation>يقرأ صور المكتبة بهذه الشبكات</translation>
    </message>
    <message>
        <source>Nearest photographs</source>
        <translation>أقرب الصور</translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation>مفتاح الإدخال يفتح صورة؛ وA وB يضعانها في خانة؛ واسحبها إلى الخارج لاستخدامها في مكان آخر.</translation>
    </message>
    <message>
        <source>Seek neighbours in the whole library again</source>
        <translation>البحث عن الجيران في المكتبة كلها من جديد</translation>
    </message>
    <message>
        <source>Rank {rank}, {name}, cosine distance {distance}</source>
        <translation>الرتبة ⁨{rank}⁩، ⁨{name}⁩، مسافة جيب التمام ⁨{distance}⁩</translation>
    </message>
    <message>
        <source>{path}
Rank {rank} · cosine distance {distance}</source>
        <translation>‏⁨{path}⁩
الرتبة ⁨{rank}⁩ · مسافة جيب التمام ⁨{distance}⁩</translation>
    </message>
    <message>
        <source>Only {wanted}</source>
        <translation>فقط ⁨{wanted}⁩</translation>
    </message>
    <message numerus="yes">
        <source>The {shown} nearest of %Ln photograph(s)</source>
        <translation>
            <numerusform>أقرب ⁨{shown}⁩ من لا صور</numerusform>
            <numerusform>أقرب ⁨{shown}⁩ من صورة واحدة</numerusform>
            <numerusform>أقرب ⁨{shown}⁩ من صورتين</numerusform>
            <numerusform>أقرب ⁨{shown}⁩ من %Ln صور</numerusform>
            <numerusform>أقرب ⁨{shown}⁩ من %Ln صورة</numerusform>
            <numerusform>أقرب ⁨{shown}⁩ من %Ln صورة</numerusform>
        </translation>
    </message>
    <message>
        <source>Cosine distance; for this answer, half of your library is within {typical}.</source>
        <translation>مسافة جيب التمام؛ نصف مكتبتك ضمن ⁨{typical}⁩ لهذه الإجابة.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>تحذير</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>OperationChooser</name>
    <message>
        <source>Set operation</source>
        <translation>عملية المجموعات</translation>
    </message>
    <message>
        <source>Swap A and B  (S)</source>
        <translation>تبديل A وB  (S)</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>تبديل A وB</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>Intersection</source>
        <translation>التقاطع</translation>
    </message>
    <message>
        <source>Union</source>
        <translation>الاتحاد</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>الفرق</translation>
    </message>
    <message>
        <source>Only what A and B both show</source>
        <translation>ما تُظهره A وB معًا فقط</translation>
    </message>
    <message>
        <source>All that A or B shows</source>
        <translation>كل ما تُظهره A أو B</translation>
    </message>
    <message>
        <source>What A shows and B does not</source>
        <translation>ما تُظهره A ولا تُظهره B</translation>
    </message>
    <message>
        <source>Of a dog in the snow and a dog on a beach, it keeps: dog.</source>
        <translation>من كلب في الثلج وكلب على شاطئ يبقى: كلب.</translation>
    </message>
    <message>
        <source>Of a dog in the snow and a dog on a beach, it keeps: dog, snow, beach.</source>
        <translation>من كلب في الثلج وكلب على شاطئ يبقى: كلب، ثلج، شاطئ.</translation>
    </message>
    <message>
        <source>Of a dog in the snow, without a dog on a beach, it keeps: snow.</source>
        <translation>من كلب في الثلج، دون كلب على شاطئ، يبقى: ثلج.</translation>
    </message>
</context>
<context>
    <name>PairDelegate</name>
    <message>
        <source>no label</source>
        <translation>دون وسم</translation>
    </message>
</context>
<context>
    <name>PairRows</name>
    <message>
        <source>✓ {label}</source>
        <translation>‏✓ ⁨{label}⁩</translation>
    </message>
    <message>
        <source>○ {label} missing</source>
        <translation>‏○ ⁨{label}⁩ ناقص</translation>
    </message>
    <message>
        <source>+ {label} extra</source>
        <translation>‏+ ⁨{label}⁩ زائد</translation>
    </message>
    <message>
        <source>· {label} besides</source>
        <translation>‏· ⁨{label}⁩ إضافة إلى ذلك</translation>
    </message>
    <message>
        <source>Fits, chance {chance}</source>
        <translation>مناسب، الاحتمال ⁨{chance}⁩</translation>
    </message>
    <message>
        <source>{missing} missing and {extra} extra, chance {chance}</source>
        <translation>الناقص ⁨{missing}⁩، الزائد ⁨{extra}⁩، الاحتمال ⁨{chance}⁩</translation>
    </message>
    <message>
        <source>{missing} missing, chance {chance}</source>
        <translation>الناقص ⁨{missing}⁩، الاحتمال ⁨{chance}⁩</translation>
    </message>
    <message>
        <source>{extra} extra, chance {chance}</source>
        <translation>الزائد ⁨{extra}⁩، الاحتمال ⁨{chance}⁩</translation>
    </message>
    <message>
        <source>below 0.01</source>
        <translation>أقل من 0.01</translation>
    </message>
    <message>
        <source>Rank {rank}: A {a}, B {b}. {verdict}: {labels}</source>
        <translation>الرتبة ⁨{rank}⁩: A ⁨{a}⁩، B ⁨{b}⁩. ⁨{verdict}⁩: ⁨{labels}⁩</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>دون وسم</translation>
    </message>
</context>
<context>
    <name>PartMenus</name>
    <message>
        <source>&amp;Show Labels of {part}</source>
        <translation>إظهار و&amp;سوم ⁨{part}⁩</translation>
    </message>
    <message>
        <source>E&amp;xchange {one} and {other}</source>
        <translation>ت&amp;بادل ⁨{one}⁩ و⁨{other}⁩</translation>
    </message>
    <message>
        <source>Exchange Parts</source>
        <translation>تبادل جزأين</translation>
    </message>
    <message>
        <source>Move to {formula}</source>
        <translation>نقل إلى ⁨{formula}⁩</translation>
    </message>
    <message>
        <source>Move Part</source>
        <translation>نقل جزء</translation>
    </message>
    <message>
        <source>&amp;Replace Image…</source>
        <translation>&amp;استبدال الصورة…</translation>
    </message>
    <message>
        <source>&amp;Paste Here</source>
        <translation>ل&amp;صق هنا</translation>
    </message>
    <message>
        <source>Make It {sign}  {operation}</source>
        <translation>تحويله إلى ⁨{sign}⁩  ⁨{operation}⁩</translation>
    </message>
    <message>
        <source>Choose {operation}</source>
        <translation>اختيار ⁨{operation}⁩</translation>
    </message>
    <message>
        <source>S&amp;wap Its Sides</source>
        <translation>تبديل &amp;جانبيه</translation>
    </message>
    <message>
        <source>Swap Sides</source>
        <translation>تبديل الجانبين</translation>
    </message>
    <message>
        <source>E&amp;xchange With</source>
        <translation>&amp;تبادل مع</translation>
    </message>
    <message>
        <source>&amp;Keep Only This</source>
        <translation>إبقاء هذا &amp;فقط</translation>
    </message>
    <message>
        <source>Keep Only a Part</source>
        <translation>إبقاء جزء فقط</translation>
    </message>
    <message>
        <source>Re&amp;move from Expression</source>
        <translation>إ&amp;زالة من التعبير</translation>
    </message>
    <message>
        <source>Remove Part</source>
        <translation>إزالة جزء</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Learning curve</source>
        <translation>منحنى التعلم</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>الموثوقية</translation>
    </message>
    <message>
        <source>The table of the same numbers says it in words.</source>
        <translation>جدول الأرقام نفسها يقولها بالكلمات.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>متوسط الدقة</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>الدرجة</translation>
    </message>
    <message>
        <source>Part that shows it</source>
        <translation>نسبة ما يُظهرها</translation>
    </message>
</context>
<context>
    <name>PlusTarget</name>
    <message>
        <source>Drop photographs here, or press Enter to choose one</source>
        <translation>أفلت صورًا هنا، أو اضغط الإدخال لاختيار واحدة</translation>
    </message>
    <message>
        <source>{words} Drop photographs here, or click.</source>
        <translation>‏⁨{words}⁩ أفلت صورًا هنا، أو انقر.</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{folder} is there already; choose another folder.</source>
        <translation>‏⁨{folder}⁩ موجود من قبل؛ اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>The few-shot heads in {folder} cannot be read: {reason}.</source>
        <translation>تعذرت قراءة رؤوس الأمثلة القليلة في ⁨{folder}⁩: ⁨{reason}⁩.</translation>
    </message>
    <message>
        <source>The few-shot head in {folder} cannot be read: {reason}.</source>
        <translation>تعذرت قراءة رأس الأمثلة القليلة في ⁨{folder}⁩: ⁨{reason}⁩.</translation>
    </message>
    <message>
        <source>No category would be left: keep one example of one of them.</source>
        <translation>لن تبقى أي فئة: أبقِ مثالًا واحدًا لإحداها.</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be read: {reason}.</source>
        <translation>تعذرت قراءة المكتبة في ⁨{folder}⁩: ⁨{reason}⁩.</translation>
    </message>
    <message>
        <source>what is whole is kept by Library, Check Library…</source>
        <translation>يُبقي «المكتبة، فحص سلامة المكتبة…» على ما هو سليم</translation>
    </message>
    <message>
        <source>There was not enough memory for this.</source>
        <translation>لم تكن الذاكرة كافية لهذا.</translation>
    </message>
    <message>
        <source>{file} could not be used: {reason}.</source>
        <translation>تعذر استخدام ⁨{file}⁩: ⁨{reason}⁩.</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}); please report it with the details.</source>
        <translation>حدث أمر غير متوقع (⁨{kind}⁩)؛ يرجى الإبلاغ عنه مع التفاصيل.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Resume: {job}</source>
        <translation>متابعة: ⁨{job}⁩</translation>
    </message>
    <message>
        <source>Pause: {job}</source>
        <translation>إيقاف مؤقت: ⁨{job}⁩</translation>
    </message>
    <message>
        <source>Cancel: {job}</source>
        <translation>إلغاء: ⁨{job}⁩</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>عُثر على %Ln</numerusform>
            <numerusform>عُثر على %Ln</numerusform>
            <numerusform>عُثر على %Ln</numerusform>
            <numerusform>عُثر على %Ln</numerusform>
            <numerusform>عُثر على %Ln</numerusform>
            <numerusform>عُثر على %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>‏⁨{done}⁩ من ⁨{total}⁩</translation>
    </message>
    <message>
        <source>{rate} per second</source>
        <translation>‏⁨{rate}⁩ في الثانية</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s) left</source>
        <translation>
            <numerusform>بقي نحو ثانية</numerusform>
            <numerusform>بقي نحو ثانية واحدة</numerusform>
            <numerusform>بقي نحو ثانيتين</numerusform>
            <numerusform>بقي نحو %Ln ثوانٍ</numerusform>
            <numerusform>بقي نحو %Ln ثانية</numerusform>
            <numerusform>بقي نحو %Ln ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>بقي نحو دقيقة</numerusform>
            <numerusform>بقي نحو دقيقة واحدة</numerusform>
            <numerusform>بقي نحو دقيقتين</numerusform>
            <numerusform>بقي نحو %Ln دقائق</numerusform>
            <numerusform>بقي نحو %Ln دقيقة</numerusform>
            <numerusform>بقي نحو %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s) left</source>
        <translation>
            <numerusform>بقي نحو ساعة</numerusform>
            <numerusform>بقي نحو ساعة واحدة</numerusform>
            <numerusform>بقي نحو ساعتين</numerusform>
            <numerusform>بقي نحو %Ln ساعات</numerusform>
            <numerusform>بقي نحو %Ln ساعة</numerusform>
            <numerusform>بقي نحو %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>{job} · stopping…</source>
        <translation>‏⁨{job}⁩ · يجري الإيقاف…</translation>
    </message>
</context>
<context>
    <name>PromiseChooser</name>
    <message>
        <source>No promise</source>
        <translation>بلا تعهد</translation>
    </message>
    <message>
        <source>Recall: on average so much of the true labels is present. Precision: so much of what is present is true. It holds for two photographs drawn at random and for two that share a label, with a confidence of 0.9. Few-shot heads keep their own thresholds.</source>
        <translation>الاستدعاء: في المتوسط توجد هذه النسبة من الوسوم الصحيحة. الدقة: هذه النسبة مما هو موجود صحيحة. ويسري ذلك على صورتين أُخذتا عشوائيًّا وعلى صورتين تشتركان في وسم، بثقة 0.9. وتبقى لرؤوس الأمثلة القليلة عتباتها.</translation>
    </message>
    <message>
        <source>Promise of the label set</source>
        <translation>تعهد مجموعة الوسوم</translation>
    </message>
    <message>
        <source>Recall {part}</source>
        <translation>الاستدعاء ⁨{part}⁩</translation>
    </message>
    <message>
        <source>Precision {part}</source>
        <translation>الدقة ⁨{part}⁩</translation>
    </message>
    <message>
        <source>{promise} on average, on photographs like those of the calibration: about {count} labels each.</source>
        <translation>‏⁨{promise}⁩ في المتوسط، على صور مثل صور المعايرة: نحو ⁨{count}⁩ من الوسوم لكل منها.</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>Which photograph, taken away from this one, leaves</source>
        <translation>أي صورة إذا طُرحت من هذه يبقى:</translation>
    </message>
    <message>
        <source>Taking this one away from which photograph leaves</source>
        <translation>من أي صورة إذا طُرحت هذه يبقى:</translation>
    </message>
    <message>
        <source>Which photograph has in common with this one</source>
        <translation>أي صورة تشترك مع هذه في:</translation>
    </message>
    <message>
        <source>Which photograph has, together with this one,</source>
        <translation>أي صورة تجمع مع هذه:</translation>
    </message>
    <message>
        <source>Which two photographs have, together,</source>
        <translation>أي صورتين تجمعان معًا:</translation>
    </message>
    <message>
        <source>Which two photographs have in common</source>
        <translation>أي صورتين تشتركان في:</translation>
    </message>
    <message>
        <source>Of which two photographs does the first without the second leave</source>
        <translation>أي صورتين تُبقي الأولى دون الثانية منهما:</translation>
    </message>
    <message>
        <source>Image {letter}</source>
        <translation>الصورة ⁨{letter}⁩</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>بالضبط</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>على الأقل</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>ما يُسأل عنه</translation>
    </message>
    <message>
        <source>The operation, and whether one photograph is given or both are sought</source>
        <translation>العملية، وهل صورة واحدة معطاة أم تُطلب الصورتان</translation>
    </message>
    <message>
        <source>The photograph given</source>
        <translation>الصورة المعطاة</translation>
    </message>
    <message>
        <source>The one in this well</source>
        <translation>التي في هذه الخانة</translation>
    </message>
    <message>
        <source>The photograph given, as a picture</source>
        <translation>الصورة المعطاة، معروضةً</translation>
    </message>
    <message>
        <source>Exactly or at least</source>
        <translation>بالضبط أو على الأقل</translation>
    </message>
    <message>
        <source>Whether other labels may be there, too</source>
        <translation>هل يجوز وجود وسوم أخرى أيضًا</translation>
    </message>
</context>
<context>
    <name>SessionBridge</name>
    <message>
        <source>No folder can be added: the library could not be opened.</source>
        <translation>لا يمكن إضافة مجلد: تعذر فتح المكتبة.</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>إضافة ⁨{name}⁩</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>إزالة ⁨{name}⁩</translation>
    </message>
</context>
<context>
    <name>SessionChanges</name>
    <message>
        <source>Set Image {slot}</source>
        <translation>وضع الصورة ⁨{slot}⁩</translation>
    </message>
    <message>
        <source>Set Both Images</source>
        <translation>وضع الصورتين</translation>
    </message>
    <message>
        <source>Ask This</source>
        <translation>اسأل هذا</translation>
    </message>
    <message>
        <source>Clear Image {slot}</source>
        <translation>إزالة الصورة ⁨{slot}⁩</translation>
    </message>
    <message>
        <source>Swap Images</source>
        <translation>تبديل الصورتين</translation>
    </message>
    <message>
        <source>Choose {operation}</source>
        <translation>اختيار ⁨{operation}⁩</translation>
    </message>
    <message>
        <source>Add Image {slot}</source>
        <translation>إضافة الصورة ⁨{slot}⁩</translation>
    </message>
    <message>
        <source>Add Images {slot}</source>
        <translation>إضافة الصور ⁨{slot}⁩</translation>
    </message>
    <message>
        <source>Remove Image {slot}</source>
        <translation>إزالة الصورة ⁨{slot}⁩</translation>
    </message>
    <message>
        <source>Set Expression</source>
        <translation>كتابة التعبير</translation>
    </message>
    <message>
        <source>Look at {part}</source>
        <translation>النظر في ⁨{part}⁩</translation>
    </message>
    <message>
        <source>Choose Method</source>
        <translation>اختيار الطريقة</translation>
    </message>
    <message>
        <source>Choose Promise</source>
        <translation>اختيار التعهد</translation>
    </message>
    <message>
        <source>Choose Number of Neighbours</source>
        <translation>اختيار عدد الجيران</translation>
    </message>
    <message>
        <source>All as Neighbours</source>
        <translation>الكل للجيران</translation>
    </message>
    <message>
        <source>Narrow Neighbours</source>
        <translation>تضييق الجيران</translation>
    </message>
    <message>
        <source>The picture on its way to Image {slot} was dropped; paste or drop it again.</source>
        <translation>ضاعت الصورة التي في الطريق إلى الخانة ⁨{slot}⁩؛ الصقها أو أفلتها من جديد.</translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Open Session</source>
        <translation>فتح جلسة</translation>
    </message>
    <message>
        <source>{name} is open in place of what you had.</source>
        <translation>‏⁨{name}⁩ مفتوحة بدل ما كان لديك.</translation>
    </message>
    <message>
        <source>The last session</source>
        <translation>الجلسة الأخيرة</translation>
    </message>
    <message>
        <source>What was not saved</source>
        <translation>ما لم يُحفظ</translation>
    </message>
    <message>
        <source>Go Back</source>
        <translation>العودة</translation>
    </message>
    <message>
        <source>What you had before is back.</source>
        <translation>عاد ما كان لديك من قبل.</translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform> (و%n أخرى)</numerusform>
            <numerusform> (وواحدة أخرى)</numerusform>
            <numerusform> (واثنتان أخريان)</numerusform>
            <numerusform> (و%n أخرى)</numerusform>
            <numerusform> (و%n أخرى)</numerusform>
            <numerusform> (و%n أخرى)</numerusform>
        </translation>
    </message>
    <message>
        <source>A new session has begun in place of what you had.</source>
        <translation>بدأت جلسة جديدة بدل ما كان لديك.</translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation>حفظ الجلسة</translation>
    </message>
    <message>
        <source>session</source>
        <translation>جلسة</translation>
    </message>
    <message>
        <source>Sessions (*{suffix})</source>
        <translation>الجلسات (*{suffix})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Restore What a C&amp;rash Left</source>
        <translation>ا&amp;ستعادة ما تركه الانهيار</translation>
    </message>
    <message>
        <source>&amp;Last Session, as You Left It</source>
        <translation>&amp;الجلسة الأخيرة كما تركتها</translation>
    </message>
    <message>
        <source>Unsaved, {when}</source>
        <translation>غير محفوظة، ⁨{when}⁩</translation>
    </message>
    <message>
        <source>no photograph</source>
        <translation>لا صورة</translation>
    </message>
    <message>
        <source>lsgui did not end as it should have. What you had is kept: {asked} ({names}), {when}.</source>
        <translation>لم ينته lsgui كما ينبغي. ما كان لديك محفوظ: ⁨{asked}⁩ (⁨{names}⁩)، ⁨{when}⁩.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>What you had before the crash is back in place of what you had now.</source>
        <translation>عاد ما كان لديك قبل الانهيار بدل ما كان لديك الآن.</translation>
    </message>
    <message>
        <source>What you have at work cannot be kept at present; it is tried again. {reason}</source>
        <translation>يتعذر الآن حفظ ما تعمل عليه؛ وستُعاد المحاولة. ⁨{reason}⁩</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>يسري عند التشغيل القادم.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>نظام الألوان</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop is set.</source>
        <translation>فاتح، أو داكن، أو كما ضُبط سطح المكتب.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>التباين</translation>
    </message>
    <message>
        <source>High: black on white or white on black, with strong lines.</source>
        <translation>عالٍ: أسود على أبيض أو أبيض على أسود، بخطوط قوية.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>High</source>
        <translation>عالٍ</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>حجم النص بالمئة</translation>
    </message>
    <message>
        <source>Of the size that the desktop has set.</source>
        <translation>من الحجم الذي ضبطه سطح المكتب.</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>Whether menus and panels may glide; takes effect at the next start.</source>
        <translation>هل يجوز للقوائم واللوحات أن تنزلق؛ يسري عند التشغيل القادم.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>الإجابات</translation>
    </message>
    <message>
        <source>Neighbours shown</source>
        <translation>الجيران المعروضون</translation>
    </message>
    <message>
        <source>How many of the nearest library images an answer lists.</source>
        <translation>عدد أقرب صور المكتبة التي تسردها الإجابة.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>الطريقة</translation>
    </message>
    <message>
        <source>The trained networks, or one of the two baselines to compare them with.</source>
        <translation>الشبكات المدرَّبة، أو إحدى طريقتين للمقارنة بها.</translation>
    </message>
    <message>
        <source>Learned networks</source>
        <translation>الشبكات المتعلَّمة</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>التحليلية</translation>
    </message>
    <message>
        <source>Label logic</source>
        <translation>منطق الوسوم</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Keep it up to date</source>
        <translation>إبقاؤها محدَّثة</translation>
    </message>
    <message>
        <source>New, changed and missing photographs are noticed by themselves, or when you ask for a rescan.</source>
        <translation>تُلحظ الصور الجديدة والمعدَّلة والمفقودة تلقائيًّا، أو عندما تطلب إعادة الفحص.</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>تلقائيًّا</translation>
    </message>
    <message>
        <source>When asked</source>
        <translation>عند الطلب</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Where the networks run; takes effect at the next start.</source>
        <translation>أين تعمل الشبكات؛ يسري عند التشغيل القادم.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Few-shot heads</source>
        <translation>رؤوس الأمثلة القليلة</translation>
    </message>
    <message>
        <source>Combinations of examples</source>
        <translation>توليفات الأمثلة</translation>
    </message>
    <message>
        <source>Synthesised from pairs of examples, as more examples; used by the next fits.</source>
        <translation>تولَّد من أزواج الأمثلة لتكون أمثلة إضافية؛ تُستخدم في التدريبات القادمة.</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>استخدامها</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>عدم استخدامها</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>المصغَّرات</translation>
    </message>
    <message>
        <source>Small copies of large photographs, made while indexing, in the desktop&apos;s thumbnail folder.</source>
        <translation>نسخ صغيرة من الصور الكبيرة، تُصنع أثناء الفهرسة، في مجلد مصغَّرات سطح المكتب.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>الاحتفاظ بها</translation>
    </message>
    <message>
        <source>Keep none</source>
        <translation>عدم الاحتفاظ بها</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>نقطة الحفظ</translation>
    </message>
    <message>
        <source>Another checkpoint folder than the shipped one; takes effect at the next start.</source>
        <translation>مجلد نقطة حفظ غير المرفقة؛ يسري عند التشغيل القادم.</translation>
    </message>
    <message>
        <source>The settings file {what} cannot be read now ({why}), so the defaults are in force until the next start; it was left as it is.</source>
        <translation>تتعذر الآن قراءة ملف الإعدادات ⁨{what}⁩ (⁨{why}⁩)، لذا تسري القيم المبدئية حتى التشغيل القادم؛ وقد تُرك الملف كما هو.</translation>
    </message>
    <message>
        <source>The settings file could not be read, so the defaults are in force; it was kept as {what}.</source>
        <translation>تعذرت قراءة ملف الإعدادات، لذا تسري القيم المبدئية؛ وقد حُفظ باسم ⁨{what}⁩.</translation>
    </message>
    <message>
        <source>The settings file has unusable values, so defaults replace them: {what}.</source>
        <translation>في ملف الإعدادات قيم لا تصلح، لذا حلت محلها القيم المبدئية: ⁨{what}⁩.</translation>
    </message>
</context>
<context>
    <name>SkippedDialog</name>
    <message>
        <source>Skipped Files</source>
        <translation>الملفات المتجاوَزة</translation>
    </message>
    <message>
        <source>Filter files and reasons</source>
        <translation>ترشيح الملفات والأسباب</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be used. Everything else was done.</source>
        <translation>
            <numerusform>لا ملفات تعذر استخدامها. وتم كل ما عداها.</numerusform>
            <numerusform>ملف واحد تعذر استخدامها. وتم كل ما عداها.</numerusform>
            <numerusform>ملفان تعذر استخدامها. وتم كل ما عداها.</numerusform>
            <numerusform>%Ln ملفات تعذر استخدامها. وتم كل ما عداها.</numerusform>
            <numerusform>%Ln ملفًّا تعذر استخدامها. وتم كل ما عداها.</numerusform>
            <numerusform>%Ln ملف تعذر استخدامها. وتم كل ما عداها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every file could be used.</source>
        <translation>أمكن استخدام كل الملفات.</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>تجري إعادة المحاولة…</translation>
    </message>
    <message>
        <source>Skipped files and why</source>
        <translation>الملفات المتجاوَزة وأسبابها</translation>
    </message>
    <message>
        <source>Double-click shows a file in the file manager.</source>
        <translation>النقر المزدوج يُظهر الملف في مدير الملفات.</translation>
    </message>
    <message>
        <source>&amp;Copy List</source>
        <translation>&amp;نسخ القائمة</translation>
    </message>
    <message>
        <source>Copies the files and reasons to the clipboard</source>
        <translation>ينسخ الملفات والأسباب إلى الحافظة</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>إعادة الم&amp;حاولة</translation>
    </message>
    <message>
        <source>Looks again through the folders of the chosen files, or of all that are listed</source>
        <translation>يتفقد من جديد مجلدات الملفات المختارة، أو كل المسرودة</translation>
    </message>
</context>
<context>
    <name>SkippedModel</name>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
</context>
<context>
    <name>SmallWell</name>
    <message>
        <source>Remove image {letter}</source>
        <translation>إزالة الصورة ⁨{letter}⁩</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>فارغة</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>فتح…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>StandingNotes</name>
    <message>
        <source>Nothing can be kept here, since lsgui cannot write to {folders}; make that writable, or set LSGUI_HOME to a folder that is.</source>
        <translation>لا يمكن حفظ شيء هنا، لأن lsgui لا يستطيع الكتابة في ⁨{folders}⁩؛ اجعل ذلك قابلًا للكتابة، أو اضبط LSGUI_HOME على مجلد قابل للكتابة.</translation>
    </message>
    <message>
        <source>Nothing can be kept here, since there is no room left on the disk of {folders}; free some there, or set LSGUI_HOME to a folder on another disk.</source>
        <translation>لا يمكن حفظ شيء هنا، إذ لم تبقَ مساحة على القرص الذي فيه ⁨{folders}⁩؛ أخلِ بعض المساحة هناك، أو اضبط LSGUI_HOME على مجلد في قرص آخر.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Loading the networks…</source>
        <translation>يجري تحميل الشبكات…</translation>
    </message>
    <message>
        <source>Indexing…</source>
        <translation>تجري الفهرسة…</translation>
    </message>
    <message>
        <source>Show the library&apos;s folders</source>
        <translation>إظهار مجلدات المكتبة</translation>
    </message>
    <message>
        <source>Where the networks run</source>
        <translation>أين تعمل الشبكات</translation>
    </message>
    <message>
        <source>Device: {device}</source>
        <translation>الجهاز: ⁨{device}⁩</translation>
    </message>
    <message>
        <source>Checkpoint, SHA-256 {sha256}</source>
        <translation>نقطة الحفظ، SHA-256 ‏⁨{sha256}⁩</translation>
    </message>
    <message>
        <source>Checkpoint: {name}</source>
        <translation>نقطة الحفظ: ⁨{name}⁩</translation>
    </message>
    <message>
        <source>The networks could not be loaded</source>
        <translation>تعذر تحميل الشبكات</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>تجري الإجابة…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Answered in {n} ms</source>
        <translation>أُجيب خلال ⁨{n}⁩ م.ث</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>أُجيب</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s) in the library</source>
        <translation>
            <numerusform>لا صور في المكتبة</numerusform>
            <numerusform>صورة واحدة في المكتبة</numerusform>
            <numerusform>صورتان في المكتبة</numerusform>
            <numerusform>%Ln صور في المكتبة</numerusform>
            <numerusform>%Ln صورة في المكتبة</numerusform>
            <numerusform>%Ln صورة في المكتبة</numerusform>
        </translation>
    </message>
    <message>
        <source>The library is empty</source>
        <translation>المكتبة فارغة</translation>
    </message>
    <message>
        <source>Indexing {done} of {total}</source>
        <translation>تجري الفهرسة: ⁨{done}⁩ من ⁨{total}⁩</translation>
    </message>
    <message>
        <source>{steps} · paused</source>
        <translation>‏⁨{steps}⁩ · متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>{steps} · on battery, so at half speed</source>
        <translation>‏⁨{steps}⁩ · على البطارية، لذا بنصف السرعة</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Toolbar</source>
        <translation>شريط الأدوات</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>On the map</source>
        <translation>على الخريطة</translation>
    </message>
    <message>
        <source>Near the edge</source>
        <translation>قرب الحافة</translation>
    </message>
    <message>
        <source>Off the map</source>
        <translation>خارج الخريطة</translation>
    </message>
    <message>
        <source>The answer is where labels are usually read as well as they can be.</source>
        <translation>الإجابة حيث تُقرأ الوسوم عادةً على أحسن ما يمكن.</translation>
    </message>
    <message>
        <source>Labels of such answers are wrong more often than usual.</source>
        <translation>وسوم مثل هذه الإجابات تخطئ أكثر من المعتاد.</translation>
    </message>
    <message>
        <source>Labels of such answers are often wrong: look at the photographs before you believe them.</source>
        <translation>وسوم مثل هذه الإجابات كثيرة الخطأ: انظر إلى الصور قبل أن تصدقها.</translation>
    </message>
    <message>
        <source>The expected F1 (1: every label right) is what the scores let expect, set right on answers to random photographs whose labels are known. Distances told next to nothing there, and count only where they are larger than nearly any. The shape says the same as the words.</source>
        <translation>‏F1 المتوقعة (1: كل وسم صحيح) هي ما تَعِد به الدرجات، مصححةً على إجابات عن صور عشوائية وسومها معروفة. ولم تكد المسافات تدل هناك على شيء، ولا تُحسب إلا حيث تزيد على كل المسافات تقريبًا. والشكل يقول ما تقوله الكلمات.</translation>
    </message>
    <message>
        <source>{mark} {words} · expected F1 {number}</source>
        <translation>‏⁨{mark}⁩ ⁨{words}⁩ · ‏F1 المتوقعة ⁨{number}⁩</translation>
    </message>
    <message>
        <source>{mark} {words} · usual labels: expected F1 {number}</source>
        <translation>‏⁨{mark}⁩ ⁨{words}⁩ · الوسوم المعتادة: F1 المتوقعة ⁨{number}⁩</translation>
    </message>
    <message>
        <source>The expected F1 is that of the usual label set, without the promise</source>
        <translation>‏F1 المتوقعة هي لمجموعة الوسوم المعتادة، بلا التعهد</translation>
    </message>
    <message>
        <source>A part is weaker than the whole: {sign}, {words}</source>
        <translation>جزء أضعف من الكل: ⁨{sign}⁩، ⁨{words}⁩</translation>
    </message>
    <message>
        <source>Nearest photograph of your library</source>
        <translation>أقرب صورة في مكتبتك</translation>
    </message>
    <message>
        <source>{words}, expected F1 {number}</source>
        <translation>‏⁨{words}⁩، ‏F1 المتوقعة ⁨{number}⁩</translation>
    </message>
    <message>
        <source>Nearest photograph that the networks know</source>
        <translation>أقرب صورة تعرفها الشبكات</translation>
    </message>
    <message>
        <source>A and B alone: {number} times the usual distance</source>
        <translation>‏A وB وحدهما: ⁨{number}⁩ من أضعاف المسافة المعتادة</translation>
    </message>
    <message>
        <source>{name}: distance {distance}, usually {usual}; {part} of them have a nearer one</source>
        <translation>‏⁨{name}⁩: المسافة ⁨{distance}⁩، والمعتاد ⁨{usual}⁩؛ لدى ⁨{part}⁩ منها ما هو أقرب</translation>
    </message>
</context>
<context>
    <name>TrustMeter</name>
    <message>
        <source>– No trust meter</source>
        <translation>– لا مقياس للثقة</translation>
    </message>
    <message>
        <source>Trust meter: {text}</source>
        <translation>مقياس الثقة: ⁨{text}⁩</translation>
    </message>
    <message>
        <source>Trust Meter</source>
        <translation>مقياس الثقة</translation>
    </message>
</context>
<context>
    <name>VennPage</name>
    <message>
        <source>Labels by region</source>
        <translation>الوسوم حسب المنطقة</translation>
    </message>
    <message>
        <source>Enter on a label seeks photographs with it, on a region selects its labels in the ledger.</source>
        <translation>مفتاح الإدخال على وسم يبحث عن صور به، وعلى منطقة يختار وسومها في المطابقة.</translation>
    </message>
    <message>
        <source>sought: {label}, {verdict}</source>
        <translation>مبحوث عنه: ⁨{label}⁩، ⁨{verdict}⁩</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>متوافق</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ناقص</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>زائد</translation>
    </message>
    <message>
        <source>by the promise</source>
        <translation>بسبب التعهد</translation>
    </message>
</context>
<context>
    <name>VennView</name>
    <message>
        <source>Venn diagram of the labels</source>
        <translation>مخطط ڤن للوسوم</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>الأيسر</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>الأيمن</translation>
    </message>
    <message>
        <source>{a} only: {n}</source>
        <translation>‏⁨{a}⁩ فقط: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>{a} and {b}: {n}</source>
        <translation>‏⁨{a}⁩ و⁨{b}⁩: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>{b} only: {n}</source>
        <translation>‏⁨{b}⁩ فقط: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>In neither, yet predicted: {n}</source>
        <translation>ليس في أي منهما، ومتنبَّأ به: ⁨{n}⁩</translation>
    </message>
    <message>
        <source>Arrow keys go from label to label, Enter seeks photographs; the list has the same.</source>
        <translation>مفاتيح الأسهم تنتقل من وسم إلى وسم، والإدخال يبحث عن صور؛ وفي القائمة الشيء نفسه.</translation>
    </message>
</context>
<context>
    <name>WhyLine</name>
    <message>
        <source>The number says how far the label&apos;s score falls when what is outlined is hidden: a full line round what carries the label, a broken one round what keeps it out.</source>
        <translation>الرقم يبين كم تنخفض درجة الوسم إذا أُخفي ما هو محاط: خط متصل حول ما يحمل الوسم، وخط متقطع حول ما يمنعه.</translation>
    </message>
</context>
<context>
    <name>WhyOverlay</name>
    <message>
        <source>upper left</source>
        <translation>أعلى اليسار</translation>
    </message>
    <message>
        <source>top</source>
        <translation>الأعلى</translation>
    </message>
    <message>
        <source>upper right</source>
        <translation>أعلى اليمين</translation>
    </message>
    <message>
        <source>left</source>
        <translation>اليسار</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>الوسط</translation>
    </message>
    <message>
        <source>right</source>
        <translation>اليمين</translation>
    </message>
    <message>
        <source>lower left</source>
        <translation>أسفل اليسار</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>الأسفل</translation>
    </message>
    <message>
        <source>lower right</source>
        <translation>أسفل اليمين</translation>
    </message>
    <message>
        <source>Looking for what carries “{label}”…</source>
        <translation>يجري البحث عما يحمل «⁨{label}⁩»…</translation>
    </message>
    <message>
        <source>{sign} carries “{label}”: {fall}, {place}</source>
        <translation>‏⁨{sign}⁩ يحمل «⁨{label}⁩»: ⁨{fall}⁩، ⁨{place}⁩</translation>
    </message>
    <message>
        <source>{sign} keeps “{label}” out: {fall}, {place}</source>
        <translation>‏⁨{sign}⁩ يمنع «⁨{label}⁩»: ⁨{fall}⁩، ⁨{place}⁩</translation>
    </message>
    <message>
        <source>no one place of it carries “{label}”</source>
        <translation>لا موضع واحدًا منها يحمل «⁨{label}⁩»</translation>
    </message>
    <message>
        <source> (rough)</source>
        <translation> (تقريبي)</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message numerus="yes">
        <source>%Ln photograph(s) must be read again with the present networks to be found as neighbours.</source>
        <translation>
            <numerusform>لا صور يجب أن تُقرأ من جديد بالشبكات الحالية ليُعثر عليها بين الجيران.</numerusform>
            <numerusform>صورة واحدة يجب أن تُقرأ من جديد بالشبكات الحالية ليُعثر عليها بين الجيران.</numerusform>
            <numerusform>صورتان يجب أن تُقرأ من جديد بالشبكات الحالية ليُعثر عليها بين الجيران.</numerusform>
            <numerusform>%Ln صور يجب أن تُقرأ من جديد بالشبكات الحالية ليُعثر عليها بين الجيران.</numerusform>
            <numerusform>%Ln صورة يجب أن تُقرأ من جديد بالشبكات الحالية ليُعثر عليها بين الجيران.</numerusform>
            <numerusform>%Ln صورة يجب أن تُقرأ من جديد بالشبكات الحالية ليُعثر عليها بين الجيران.</numerusform>
        </translation>
    </message>
</context>
</TS>
