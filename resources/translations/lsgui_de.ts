<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Re&amp;cent Sessions</source>
        <translation>&amp;Letzte Sitzungen</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>Ab&amp;frage</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Methode</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>B&amp;ibliothek</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farb&amp;schema</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Undo {change}</source>
        <translation>&amp;Rückgängig: {change}</translation>
    </message>
    <message>
        <source>&amp;Redo {change}</source>
        <translation>&amp;Wiederholen: {change}</translation>
    </message>
    <message>
        <source>&amp;Open Image A…</source>
        <translation>Bild &amp;A öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;Image B…</source>
        <translation>Bild &amp;B öffnen…</translation>
    </message>
    <message>
        <source>&amp;Clear This List</source>
        <translation>Liste lee&amp;ren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Paste Photograph</source>
        <translation>Foto &amp;einfügen</translation>
    </message>
    <message>
        <source>Paste a photograph, or one or two copied files</source>
        <translation>Ein Foto oder ein bis zwei kopierte Dateien einfügen</translation>
    </message>
    <message>
        <source>Clear Image &amp;A</source>
        <translation>Bild &amp;A entfernen</translation>
    </message>
    <message>
        <source>Clear Image &amp;B</source>
        <translation>Bild &amp;B entfernen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Swap A and B</source>
        <translation>A und B &amp;tauschen</translation>
    </message>
    <message>
        <source>&amp;Add Folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Rescan</source>
        <translation>&amp;Neu einlesen</translation>
    </message>
    <message>
        <source>&amp;Pause Indexing</source>
        <translation>Indexieren &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Stop Indexing</source>
        <translation>Indexieren &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Check Library…</source>
        <translation>Bibliothek &amp;prüfen…</translation>
    </message>
    <message>
        <source>Compare the library with its checksums, and repair it if need be</source>
        <translation>Die Bibliothek mit ihren Prüfsummen vergleichen und nötigenfalls reparieren</translation>
    </message>
    <message>
        <source>Show or hide the library&apos;s folders</source>
        <translation>Die Ordner der Bibliothek zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Few-shot</source>
        <translation>&amp;Few-shot</translation>
    </message>
    <message>
        <source>Show or hide the heads fitted for your own categories</source>
        <translation>Die Köpfe für eigene Kategorien zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>All &amp;Photographs</source>
        <translation>Alle F&amp;otos</translation>
    </message>
    <message>
        <source>Show all photographs of the library, or the answer again</source>
        <translation>Alle Fotos der Bibliothek zeigen, oder wieder die Antwort</translation>
    </message>
    <message>
        <source>&amp;Compare Methods</source>
        <translation>&amp;Methoden vergleichen</translation>
    </message>
    <message>
        <source>Show what every method answers, side by side, or the answer again</source>
        <translation>Die Antworten aller Methoden nebeneinander zeigen, oder wieder die Antwort</translation>
    </message>
    <message>
        <source>&amp;Map of the Library</source>
        <translation>Bibliotheks&amp;karte</translation>
    </message>
    <message>
        <source>Show the library with what is alike together, or the answer again</source>
        <translation>Die Bibliothek so zeigen, dass Ähnliches beisammen ist, oder wieder die Antwort</translation>
    </message>
    <message>
        <source>Ask &amp;Backwards</source>
        <translation>Rückwärts fra&amp;gen</translation>
    </message>
    <message>
        <source>Seek photographs that give labels you choose, or the answer again</source>
        <translation>Fotos suchen, die gewählte Labels ergeben, oder wieder die Antwort</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Help for This Panel</source>
        <translation>&amp;Hilfe zu diesem Fensterteil</translation>
    </message>
    <message>
        <source>Explain the panel that has the keyboard</source>
        <translation>Den Fensterteil erklären, der die Tastatur hat</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>List every key of the window and its panels</source>
        <translation>Alle Tasten des Fensters und seiner Teile auflisten</translation>
    </message>
    <message>
        <source>&amp;What the Operations Do</source>
        <translation>&amp;Was die Operationen tun</translation>
    </message>
    <message>
        <source>&amp;More than Two Images</source>
        <translation>&amp;Mehr als zwei Bilder</translation>
    </message>
    <message>
        <source>Wh&amp;y, and How Far to Trust It</source>
        <translation>War&amp;um, und wie weit der Antwort zu trauen ist</translation>
    </message>
    <message>
        <source>Your &amp;Library</source>
        <translation>Die eigene Bib&amp;liothek</translation>
    </message>
    <message>
        <source>The Ma&amp;p of the Library</source>
        <translation>Die Bibliotheks&amp;karte</translation>
    </message>
    <message>
        <source>Asking &amp;Backwards</source>
        <translation>&amp;Rückwärts fragen</translation>
    </message>
    <message>
        <source>&amp;Teaching New Categories</source>
        <translation>&amp;Neue Kategorien lehren</translation>
    </message>
    <message>
        <source>Without a Mouse, with a Screen &amp;Reader</source>
        <translation>&amp;Ohne Maus, mit Screenreader</translation>
    </message>
    <message>
        <source>Open the Log &amp;Folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>&amp;About lsgui</source>
        <translation>Ü&amp;ber lsgui</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Show &amp;Why</source>
        <translation>&amp;Warum zeigen</translation>
    </message>
    <message>
        <source>Show which places of A and B carried the chosen label</source>
        <translation>Zeigen, welche Stellen von A und B das gewählte Label getragen haben</translation>
    </message>
    <message>
        <source>&amp;Hide Why</source>
        <translation>Wa&amp;rum ausblenden</translation>
    </message>
    <message>
        <source>A&amp;dd Another Image…</source>
        <translation>&amp;Weiteres Bild hinzufügen…</translation>
    </message>
    <message>
        <source>Unite the answer with a third image, and more</source>
        <translation>Die Antwort mit einem dritten Bild und weiteren vereinigen</translation>
    </message>
    <message>
        <source>&amp;Expression</source>
        <translation>Aus&amp;druck</translation>
    </message>
    <message>
        <source>Write what is asked of the images, such as (A ∪ B) ∖ C</source>
        <translation>Aufschreiben, was von den Bildern gefragt ist, etwa (A ∪ B) ∖ C</translation>
    </message>
    <message>
        <source>&amp;Learned Networks</source>
        <translation>&amp;Gelernte Netze</translation>
    </message>
    <message>
        <source>&amp;Analytic (baseline)</source>
        <translation>&amp;Analytisch (zum Vergleich)</translation>
    </message>
    <message>
        <source>Label L&amp;ogic (baseline)</source>
        <translation>&amp;Labellogik (zum Vergleich)</translation>
    </message>
    <message>
        <source>LaSO, as in the &amp;Paper</source>
        <translation>LaSO, wie im Auf&amp;satz</translation>
    </message>
    <message>
        <source>LaSO, as in its &amp;Code</source>
        <translation>LaSO, wie in seinem &amp;Code</translation>
    </message>
    <message>
        <source>&amp;New Session</source>
        <translation>&amp;Neue Sitzung</translation>
    </message>
    <message>
        <source>Begin with empty wells and a new history</source>
        <translation>Mit leeren Bildfeldern und neuem Verlauf beginnen</translation>
    </message>
    <message>
        <source>Open S&amp;ession…</source>
        <translation>Sitzung ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save Session</source>
        <translation>Sitzung &amp;speichern</translation>
    </message>
    <message>
        <source>Save Session &amp;As…</source>
        <translation>Sitzung speichern &amp;unter…</translation>
    </message>
    <message>
        <source>E&amp;xport Answer…</source>
        <translation>Antwort e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Write the answer as a page with pictures, CSV, JSON or COCO</source>
        <translation>Die Antwort als Seite mit Bildern, CSV, JSON oder COCO schreiben</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Verlauf…</translation>
    </message>
    <message>
        <source>List every change, and go to any of them</source>
        <translation>Alle Änderungen auflisten und zu jeder gehen</translation>
    </message>
    <message>
        <source>Compare with What Was &amp;Recorded</source>
        <translation>Mit dem A&amp;ufgezeichneten vergleichen</translation>
    </message>
    <message>
        <source>Hold the answer against the numbers in the session that was opened</source>
        <translation>Die Antwort neben die Zahlen der geöffneten Sitzung halten</translation>
    </message>
    <message>
        <source>S&amp;essions and Exports</source>
        <translation>&amp;Sitzungen und Exporte</translation>
    </message>
</context>
<context>
    <name>AddButton</name>
    <message>
        <source>+ Another image…</source>
        <translation>+ Weiteres Bild…</translation>
    </message>
    <message>
        <source>Combine the answer with a third image, and more</source>
        <translation>Die Antwort mit einem dritten Bild und weiteren verbinden</translation>
    </message>
    <message>
        <source>Add another image</source>
        <translation>Weiteres Bild hinzufügen</translation>
    </message>
</context>
<context>
    <name>BackwardsPanel</name>
    <message>
        <source>Ask backwards</source>
        <translation>Rückwärts fragen</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>Die Bibliothek wird geöffnet…</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>Keine Bibliothek</translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation>Die Bibliothek ließ sich nicht öffnen; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>Keine Antworten</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>Die Netze ließen sich nicht laden; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>Die Bibliothek ist leer</translation>
    </message>
    <message>
        <source>Add folders of photographs to ask about. No file is changed.</source>
        <translation>Ordner mit Fotos hinzufügen, um danach zu fragen. Keine Datei wird verändert.</translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation>Die Bibliothek wird gefüllt</translation>
    </message>
    <message>
        <source>Its photographs can be asked about as soon as some are in.</source>
        <translation>Nach ihren Fotos lässt sich fragen, sobald einige darin sind.</translation>
    </message>
    <message>
        <source>Which labels should it be?</source>
        <translation>Welche Labels sollen es sein?</translation>
    </message>
    <message>
        <source>Choose them from the list: a click asks for a label, a second one says that it does not matter.</source>
        <translation>In der Liste wählen: Ein Klick verlangt ein Label, ein zweiter sagt, dass es gleichgültig ist.</translation>
    </message>
    <message>
        <source>No photograph is given</source>
        <translation>Kein Foto ist gegeben</translation>
    </message>
    <message>
        <source>Put one into A or B, or ask for two photographs of the library.</source>
        <translation>Eines in A oder B legen, oder nach zwei Fotos der Bibliothek fragen.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Anfrage läuft…</translation>
    </message>
    <message>
        <source>Stopped: these are from stored features alone.</source>
        <translation>Abgebrochen: Diese beruhen nur auf gespeicherten Merkmalen.</translation>
    </message>
    <message>
        <source>Stopped before anything was found.</source>
        <translation>Abgebrochen, bevor etwas gefunden war.</translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation>Zurück zur Antwort</translation>
    </message>
    <message>
        <source>From Its Labels</source>
        <translation>Nach seinen Labels</translation>
    </message>
    <message>
        <source>Ask This</source>
        <translation>Dies fragen</translation>
    </message>
    <message>
        <source>Ask Again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation>Wieder die Labels und Nachbarn der Antwort zeigen (Esc)</translation>
    </message>
    <message>
        <source>Ask for the labels that the photograph given shows</source>
        <translation>Nach den Labels fragen, die das gegebene Foto zeigt</translation>
    </message>
    <message>
        <source>Ask what was judged: the two photographs as A and B, the operation, no promise</source>
        <translation>Fragen, was beurteilt wurde: die beiden Fotos als A und B, die Operation, keine Zusage</translation>
    </message>
    <message>
        <source>Photographs found</source>
        <translation>Gefundene Fotos</translation>
    </message>
    <message>
        <source>Enter makes a pair the query; Ctrl+C copies its paths; drag it out to use it elsewhere</source>
        <translation>Enter macht ein Paar zur Anfrage; Strg+C kopiert seine Pfade; zum Verwenden anderswo herausziehen</translation>
    </message>
</context>
<context>
    <name>Bug</name>
    <message>
        <source>lsgui met a bug ({kind}). Your pictures and your library are untouched; you can go on.</source>
        <translation>lsgui ist auf einen Fehler gestoßen ({kind}). Die Bilder und die Bibliothek sind unversehrt; die Arbeit kann weitergehen.</translation>
    </message>
    <message>
        <source>lsgui crashed when it last ran. Your pictures are untouched; what you had at work is offered again.</source>
        <translation>lsgui ist beim letzten Mal abgestürzt. Die Bilder sind unversehrt; was in Arbeit war, wird wieder angeboten.</translation>
    </message>
    <message>
        <source>lsgui has to end ({kind}). Your pictures and your library are untouched; in a terminal, “lsgui doctor” looks for the cause.</source>
        <translation>lsgui muss enden ({kind}). Die Bilder und die Bibliothek sind unversehrt; in einem Terminal sucht „lsgui doctor“ nach der Ursache.</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Please report it with the details. Nothing was sent.</source>
        <translation>Bitte den Fehler mit den Einzelheiten melden. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>&amp;Copy Details</source>
        <translation>Einzelheiten &amp;kopieren</translation>
    </message>
    <message>
        <source>Open &amp;Folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>The details are on the clipboard.</source>
        <translation>Die Einzelheiten sind in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copies what a bug report needs to the clipboard</source>
        <translation>Kopiert, was ein Fehlerbericht braucht, in die Zwischenablage</translation>
    </message>
    <message>
        <source>Opens the folder of log files</source>
        <translation>Öffnet den Ordner mit den Protokolldateien</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Checking the library…</source>
        <translation>Die Bibliothek wird geprüft…</translation>
    </message>
    <message>
        <source>Repairing the library…</source>
        <translation>Die Bibliothek wird repariert…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The library is damaged; your photographs are not. Repair drops what is damaged, keeps the rest, and reads again what it needs.</source>
        <translation>Die Bibliothek ist beschädigt; die Fotos sind es nicht. Reparieren verwirft, was beschädigt ist, behält das Übrige und liest neu ein, was dafür nötig ist.</translation>
    </message>
    <message>
        <source>Some of the damage could not be repaired.</source>
        <translation>Ein Teil der Schäden ließ sich nicht reparieren.</translation>
    </message>
    <message>
        <source>Check Library</source>
        <translation>Bibliothek prüfen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Reparieren</translation>
    </message>
    <message>
        <source>Drops what is damaged; the photographs that it belongs to are read again</source>
        <translation>Verwirft, was beschädigt ist; die Fotos, zu denen es gehört, werden neu eingelesen</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is wrong: %Ln photograph(s) and their features are whole.</source>
        <translation>
            <numerusform>Alles in Ordnung: %Ln Foto und sein Merkmal sind unversehrt.</numerusform>
            <numerusform>Alles in Ordnung: %Ln Fotos und ihre Merkmale sind unversehrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repaired: this was dropped. %Ln photograph(s) are read again now.</source>
        <translation>
            <numerusform>Repariert: Dies wurde verworfen. %Ln Foto wird jetzt neu eingelesen.</numerusform>
            <numerusform>Repariert: Dies wurde verworfen. %Ln Fotos werden jetzt neu eingelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repaired: this was dropped. No photograph lost its feature.</source>
        <translation>Repariert: Dies wurde verworfen. Kein Foto hat sein Merkmal verloren.</translation>
    </message>
    <message>
        <source>Nothing was wrong any more.</source>
        <translation>Es war nichts mehr in Unordnung.</translation>
    </message>
    <message>
        <source>The broken database is set aside as {name}; {folders} folders and {images} photographs were taken over from it.</source>
        <translation>Die beschädigte Datenbank ist als {name} beiseitegelegt; übernommen wurden Ordner: {folders}, Fotos: {images}.</translation>
    </message>
    <message>
        <source>Add your folders again.</source>
        <translation>Die Ordner bitte neu hinzufügen.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>shown now</source>
        <translation>gerade gezeigt</translation>
    </message>
    <message>
        <source>Enter shows the labels of this part</source>
        <translation>Enter zeigt die Labels dieses Teils</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Choose labels from the list.</source>
        <translation>Labels in der Liste wählen.</translation>
    </message>
    <message>
        <source>{label} or not</source>
        <translation>{label} oder nicht</translation>
    </message>
    <message>
        <source>{label}, does not matter: take out</source>
        <translation>{label}, gleichgültig: herausnehmen</translation>
    </message>
    <message>
        <source>{label}: take out</source>
        <translation>{label}: herausnehmen</translation>
    </message>
</context>
<context>
    <name>DayRange</name>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Files changed on this day or later</source>
        <translation>Dateien, die an diesem Tag oder später geändert wurden</translation>
    </message>
    <message>
        <source>Files not changed after this day</source>
        <translation>Dateien, die nach diesem Tag nicht geändert wurden</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>“{name}” is no longer where it was.</source>
        <translation>„{name}“ ist nicht mehr, wo es war.</translation>
    </message>
    <message>
        <source>“{name}” was not opened: its name is not that of a photograph, and opening it could start a program.</source>
        <translation>„{name}“ wurde nicht geöffnet: Der Name ist nicht der eines Fotos, und beim Öffnen könnte ein Programm starten.</translation>
    </message>
    <message>
        <source>“{name}” was not opened: it is no folder.</source>
        <translation>„{name}“ wurde nicht geöffnet: Es ist kein Ordner.</translation>
    </message>
    <message>
        <source>“{name}” could not be opened: no program could show it.</source>
        <translation>„{name}“ ließ sich nicht öffnen: Kein Programm konnte es zeigen.</translation>
    </message>
    <message>
        <source>The folder of “{name}” could not be shown.</source>
        <translation>Der Ordner von „{name}“ ließ sich nicht zeigen.</translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation>Fotos ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The one that came with lsgui</source>
        <translation>Der mit lsgui gelieferte</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>In a well: open the photograph, or choose one</source>
        <translation>In einem Bildfeld: das Foto öffnen oder eines wählen</translation>
    </message>
    <message>
        <source>In a well: empty it</source>
        <translation>In einem Bildfeld: leeren</translation>
    </message>
    <message>
        <source>In a grid: use the photograph as A, as B</source>
        <translation>In einem Raster: das Foto als A, als B verwenden</translation>
    </message>
    <message>
        <source>In a grid: open the photograph</source>
        <translation>In einem Raster: das Foto öffnen</translation>
    </message>
    <message>
        <source>In any page: back to the answer</source>
        <translation>Auf jeder Seite: zurück zur Antwort</translation>
    </message>
    <message>
        <source>On the map: go to the next photograph</source>
        <translation>Auf der Karte: zum nächsten Foto gehen</translation>
    </message>
    <message>
        <source>On the map: open a photograph, or select it</source>
        <translation>Auf der Karte: ein Foto öffnen oder auswählen</translation>
    </message>
    <message>
        <source>On the map: use the photograph as A, as B</source>
        <translation>Auf der Karte: das Foto als A, als B verwenden</translation>
    </message>
    <message>
        <source>On the map: nearer, farther, all of it</source>
        <translation>Auf der Karte: näher, weiter weg, das Ganze</translation>
    </message>
    <message>
        <source>On the map: draw a lasso</source>
        <translation>Auf der Karte: ein Lasso zeichnen</translation>
    </message>
    <message>
        <source>In asking backwards: from the field to the labels</source>
        <translation>Beim Rückwärtsfragen: vom Feld zu den Labels</translation>
    </message>
    <message>
        <source>In asking backwards: ask for a label, or let it go</source>
        <translation>Beim Rückwärtsfragen: ein Label verlangen oder loslassen</translation>
    </message>
    <message>
        <source>In asking backwards: take a label out</source>
        <translation>Beim Rückwärtsfragen: ein Label herausnehmen</translation>
    </message>
    <message>
        <source>In asking backwards: make what was found the query</source>
        <translation>Beim Rückwärtsfragen: das Gefundene zur Anfrage machen</translation>
    </message>
    <message>
        <source>In the history: go to a change</source>
        <translation>Im Verlauf: zu einer Änderung gehen</translation>
    </message>
    <message>
        <source>The menu of what has the keyboard</source>
        <translation>Das Menü dessen, was die Tastatur hat</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>In a grid or in the labels: copy what is chosen</source>
        <translation>In einem Raster oder bei den Labels: Gewähltes kopieren</translation>
    </message>
    <message>
        <source>On a + of an expression: choose an image to combine</source>
        <translation>Auf einem + eines Ausdrucks: ein Bild zum Verbinden wählen</translation>
    </message>
    <message>
        <source>In the chips: show the labels of a part</source>
        <translation>In den Kästchen: die Labels eines Teils zeigen</translation>
    </message>
    <message>
        <source>In the chips: go to the next part, or out and in</source>
        <translation>In den Kästchen: zum nächsten Teil gehen, oder hinaus und hinein</translation>
    </message>
    <message>
        <source>In the chips: choose a part&apos;s operation, and swap its sides</source>
        <translation>In den Kästchen: die Operation eines Teils wählen und seine Seiten tauschen</translation>
    </message>
    <message>
        <source>In the chips: take a part out</source>
        <translation>In den Kästchen: einen Teil herausnehmen</translation>
    </message>
    <message>
        <source>In the line of an expression: take back what was typed</source>
        <translation>In der Zeile eines Ausdrucks: Geschriebenes zurücknehmen</translation>
    </message>
    <message>
        <source>In the list of labels: what carried a label, or no longer</source>
        <translation>In der Labelliste: was ein Label getragen hat, oder nicht mehr</translation>
    </message>
    <message>
        <source>In the ledger: seek photographs with a label, or no longer</source>
        <translation>Im Abgleich: Fotos mit einem Label suchen, oder nicht mehr</translation>
    </message>
    <message>
        <source>In the Venn diagram: go to the next label or region</source>
        <translation>Im Venn-Diagramm: zum nächsten Label oder Bereich gehen</translation>
    </message>
    <message>
        <source>In the Venn diagram: seek photographs with a label, or no longer</source>
        <translation>Im Venn-Diagramm: Fotos mit einem Label suchen, oder nicht mehr</translation>
    </message>
    <message>
        <source>In all photographs: choose a label, or let it go</source>
        <translation>In allen Fotos: ein Label wählen oder loslassen</translation>
    </message>
    <message>
        <source>In a list: find a row by its first letters</source>
        <translation>In einer Liste: eine Zeile nach ihren ersten Buchstaben finden</translation>
    </message>
    <message>
        <source>In the library: take the folder out</source>
        <translation>In der Bibliothek: den Ordner herausnehmen</translation>
    </message>
    <message>
        <source>In the heads: rename the head or the category</source>
        <translation>Bei den Köpfen: den Kopf oder die Kategorie umbenennen</translation>
    </message>
    <message>
        <source>In the heads: delete the head or the category</source>
        <translation>Bei den Köpfen: den Kopf oder die Kategorie löschen</translation>
    </message>
    <message>
        <source>In suggestions: shows it, does not, skip</source>
        <translation>Bei Vorschlägen: zeigt es, zeigt es nicht, überspringen</translation>
    </message>
    <message>
        <source>In examples: shows it, does not, remove</source>
        <translation>Bei Beispielen: zeigt es, zeigt es nicht, entfernen</translation>
    </message>
    <message>
        <source>In doubts: keep, shows it, does not, remove</source>
        <translation>Bei Zweifeln: behalten, zeigt es, zeigt es nicht, entfernen</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>Nächstes und voriges Bedienelement</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What can be done, and by which keys</source>
        <translation>Was sich tun lässt, und mit welchen Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About lsgui</source>
        <translation>Über lsgui</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>nicht geladen</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Eigene Daten</translation>
    </message>
    <message>
        <source>&lt;h3 style=&apos;margin:0&apos;&gt;lsgui&lt;/h3&gt;Explore photographs by their label sets. Everything runs on this computer; nothing is sent anywhere.</source>
        <translation>&lt;h3 style=&apos;margin:0&apos;&gt;lsgui&lt;/h3&gt;Fotos nach ihren Labelmengen erkunden. Alles läuft auf diesem Rechner; nichts wird irgendwohin gesendet.</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Page with pictures (*.html)</source>
        <translation>Seite mit Bildern (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Record (*.json)</source>
        <translation>Aufzeichnung (*.json)</translation>
    </message>
    <message>
        <source>Photographs and labels, COCO (*.json)</source>
        <translation>Fotos und Labels, COCO (*.json)</translation>
    </message>
    <message>
        <source>Export Answer</source>
        <translation>Antwort exportieren</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>The answer was written to {file}.</source>
        <translation>Die Antwort wurde in {file} geschrieben.</translation>
    </message>
    <message>
        <source>Show File</source>
        <translation>Datei zeigen</translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>Both sides are the same: nothing is left of {left}.</source>
        <translation>Beide Seiten sind gleich: Von {left} bleibt nichts übrig.</translation>
    </message>
    <message>
        <source>Both sides are the same: the answer is {left} again.</source>
        <translation>Beide Seiten sind gleich: Die Antwort ist wieder {left}.</translation>
    </message>
    <message>
        <source>{left} and {right} have no label in common, so nothing speaks for an answer.</source>
        <translation>{left} und {right} haben kein Label gemeinsam, also spricht nichts für eine Antwort.</translation>
    </message>
    <message>
        <source>{right} has every label of {left}: nothing is left.</source>
        <translation>{right} hat alle Labels von {left}: Es bleibt nichts übrig.</translation>
    </message>
    <message>
        <source>{right} has no label of {left}: nothing is taken away.</source>
        <translation>{right} hat kein Label von {left}: Es wird nichts weggenommen.</translation>
    </message>
    <message>
        <source>{inner} has no label: it adds nothing.</source>
        <translation>{inner} hat kein Label: Es kommt nichts hinzu.</translation>
    </message>
    <message>
        <source>Every label of {inner} is in {outer}, too: {inner} adds nothing.</source>
        <translation>Jedes Label von {inner} ist auch in {outer}: {inner} trägt nichts bei.</translation>
    </message>
    <message>
        <source>Every label of {inner} is in {outer}, too: {outer} takes nothing away.</source>
        <translation>Jedes Label von {inner} ist auch in {outer}: {outer} nimmt nichts weg.</translation>
    </message>
    <message>
        <source>The photograph {node} stands in the expression more than once.</source>
        <translation>Das Foto {node} steht mehr als einmal im Ausdruck.</translation>
    </message>
    <message>
        <source>No label is found in {node}.</source>
        <translation>In {node} ist kein Label zu finden.</translation>
    </message>
    <message>
        <source>The labels of {node} are a guess: certainty {certainty}.</source>
        <translation>Die Labels von {node} sind geraten: Gewissheit {certainty}.</translation>
    </message>
    <message>
        <source>Certainty: {steps}</source>
        <translation>Gewissheit: {steps}</translation>
    </message>
    <message>
        <source>Certainty fades: {steps}</source>
        <translation>Die Gewissheit schwindet: {steps}</translation>
    </message>
    <message>
        <source>the whole</source>
        <translation>das Ganze</translation>
    </message>
    <message numerus="yes">
        <source>certainty {certainty}, %Ln label(s)</source>
        <translation>
            <numerusform>Gewissheit {certainty}, %Ln Label</numerusform>
            <numerusform>Gewissheit {certainty}, %Ln Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>Union with Another Image…</source>
        <translation>Vereinigung mit einem weiteren Bild…</translation>
    </message>
    <message>
        <source>Intersection with Another Image…</source>
        <translation>Schnitt mit einem weiteren Bild…</translation>
    </message>
    <message>
        <source>Take Another Image Away…</source>
        <translation>Ein weiteres Bild wegnehmen…</translation>
    </message>
</context>
<context>
    <name>ExpressionLine</name>
    <message>
        <source>This is not asked yet: Enter asks it, Esc takes it back.</source>
        <translation>Das ist noch nicht gefragt: Enter fragt es, Esc nimmt es zurück.</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Letters of images with | or ∪ for union, &amp; or ∩ for intersection, - or ∖ for difference, and parentheses. Enter applies it, Escape takes it back.</source>
        <translation>Buchstaben von Bildern mit | oder ∪ für die Vereinigung, &amp; oder ∩ für den Schnitt, - oder ∖ für die Differenz, und Klammern. Enter wendet ihn an, Escape nimmt ihn zurück.</translation>
    </message>
    <message>
        <source>Type (a | b) - c and press Enter; Esc takes it back</source>
        <translation>(a | b) - c schreiben und Enter drücken; Esc nimmt es zurück</translation>
    </message>
</context>
<context>
    <name>ExpressionPanel</name>
    <message>
        <source>{letter} has no photograph yet and is left out; drop one on its chip.</source>
        <translation>{letter} hat noch kein Foto und bleibt weg; eines auf sein Kästchen ziehen.</translation>
    </message>
    <message>
        <source>{sentence} More remarks are with the chips that have a sign.</source>
        <translation>{sentence} Weitere Hinweise stehen bei den Kästchen mit einem Zeichen.</translation>
    </message>
    <message>
        <source>Hide the expression</source>
        <translation>Den Ausdruck ausblenden</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Remove Part</source>
        <translation>Teil entfernen</translation>
    </message>
    <message>
        <source>Swap Sides</source>
        <translation>Seiten tauschen</translation>
    </message>
    <message>
        <source>Choose {operation}</source>
        <translation>{operation} wählen</translation>
    </message>
</context>
<context>
    <name>ExpressionTree</name>
    <message>
        <source>Parts of the expression</source>
        <translation>Teile des Ausdrucks</translation>
    </message>
</context>
<context>
    <name>FacetList</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>{label}: {count} of the photographs shown, {total} in the library</source>
        <translation>{label}: {count} der gezeigten Fotos, {total} in der Bibliothek</translation>
    </message>
    <message>
        <source>; from the few-shot head “{head}”</source>
        <translation>; vom Few-shot-Kopf „{head}“</translation>
    </message>
    <message>
        <source>must have: {facet}</source>
        <translation>muss vorkommen: {facet}</translation>
    </message>
    <message>
        <source>must not have: {facet}</source>
        <translation>darf nicht vorkommen: {facet}</translation>
    </message>
</context>
<context>
    <name>FewShotPanel</name>
    <message>
        <source>Teach it something new</source>
        <translation>Etwas Neues lehren</translation>
    </message>
    <message>
        <source>Drop example photographs here, or a folder of them: they become one new category. A folder with subfolders becomes one category for each, a table (CSV) one for each of its labels. A few pictures are enough to begin.</source>
        <translation>Beispielfotos oder einen Ordner davon hierher ziehen: Sie werden eine neue Kategorie. Aus einem Ordner mit Unterordnern wird je eine Kategorie, aus einer Tabelle (CSV) eine für jedes ihrer Labels. Wenige Bilder genügen für den Anfang.</translation>
    </message>
    <message>
        <source>No heads</source>
        <translation>Keine Köpfe</translation>
    </message>
    <message>
        <source>The networks, which heads are fitted on, could not be loaded; see the message above.</source>
        <translation>Die Netze, auf denen Köpfe angepasst werden, ließen sich nicht laden; siehe die Meldung oben.</translation>
    </message>
    <message>
        <source>The head “{name}” was deleted, with {categories}.</source>
        <translation>Der Kopf „{name}“ wurde gelöscht, mit {categories}.</translation>
    </message>
    <message>
        <source>“{label}” was deleted from the head “{name}”.</source>
        <translation>„{label}“ wurde aus dem Kopf „{name}“ gelöscht.</translation>
    </message>
    <message>
        <source>The head “{name}”, which could not be used, was deleted.</source>
        <translation>Der Kopf „{name}“, der nicht zu gebrauchen war, wurde gelöscht.</translation>
    </message>
    <message>
        <source>{reason} It takes no part in answers. Delete it, or fit it anew from its folder.</source>
        <translation>{reason} Er hat keinen Teil an Antworten. Er kann gelöscht oder aus seinem Ordner neu angepasst werden.</translation>
    </message>
    <message>
        <source>{reason} Until then it takes no part in answers.</source>
        <translation>{reason} Bis dahin hat er keinen Teil an Antworten.</translation>
    </message>
    <message>
        <source>average precision {ap} by cross-validation</source>
        <translation>mittlere Präzision {ap} nach Kreuzvalidierung</translation>
    </message>
    <message>
        <source>too few examples to check how well it does</source>
        <translation>zu wenige Beispiele, um seine Güte zu prüfen</translation>
    </message>
    <message>
        <source>being fitted anew</source>
        <translation>wird neu angepasst</translation>
    </message>
    <message>
        <source>Fit Folder…</source>
        <translation>Ordner anpassen…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr…</translation>
    </message>
    <message>
        <source>Fit Again from Its Examples</source>
        <translation>Aus Beispielen neu anpassen</translation>
    </message>
    <message>
        <source>Combinations of examples</source>
        <translation>Kombinationen von Beispielen</translation>
    </message>
    <message>
        <source>Choose a Folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Zweifel</translation>
    </message>
    <message>
        <source>Few-shot heads</source>
        <translation>Few-shot-Köpfe</translation>
    </message>
    <message>
        <source>F2 renames the chosen head or category, Delete deletes it; drop photographs on a category.</source>
        <translation>F2 benennt den gewählten Kopf oder die Kategorie um, Entf löscht; Fotos auf eine Kategorie ziehen.</translation>
    </message>
    <message>
        <source>About the chosen category</source>
        <translation>Zur gewählten Kategorie</translation>
    </message>
    <message>
        <source>Lets you choose a folder of examples</source>
        <translation>Lässt einen Ordner mit Beispielen wählen</translation>
    </message>
    <message>
        <source>Fit a head from a folder of example photographs</source>
        <translation>Einen Kopf aus einem Ordner mit Beispielfotos anpassen</translation>
    </message>
    <message>
        <source>Add photographs, merge, save, open, export, and fit again</source>
        <translation>Fotos hinzufügen, zusammenführen, speichern, öffnen, exportieren und neu anpassen</translation>
    </message>
    <message>
        <source>Fit it for the present networks; the old one goes, and undo is there</source>
        <translation>An die gegenwärtigen Netze anpassen; der alte geht, und Rückgängig gibt es</translation>
    </message>
    <message>
        <source>Combine pairs of examples into more examples in the next fits</source>
        <translation>Bei den nächsten Anpassungen Paare von Beispielen zu weiteren Beispielen kombinieren</translation>
    </message>
    <message>
        <source>Choose a Folder of Examples</source>
        <translation>Einen Ordner mit Beispielen wählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>%Ln Beispiel</numerusform>
            <numerusform>%Ln Beispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”: {examples}</source>
        <translation>„{name}“: {examples}</translation>
    </message>
    <message>
        <source>“{name}”: {examples}, {quality}</source>
        <translation>„{name}“: {examples}, {quality}</translation>
    </message>
    <message>
        <source>Give the chosen head another name</source>
        <translation>Dem gewählten Kopf einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Delete the chosen head; this can be undone</source>
        <translation>Den gewählten Kopf löschen; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Give the head “{name}” another name</source>
        <translation>Dem Kopf „{name}“ einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Delete the head “{name}” with {categories}; this can be undone</source>
        <translation>Den Kopf „{name}“ mit {categories} löschen; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>its only category</source>
        <translation>seiner einzigen Kategorie</translation>
    </message>
    <message numerus="yes">
        <source>its %Ln categories</source>
        <translation>
            <numerusform>seiner %Ln Kategorie</numerusform>
            <numerusform>seinen %Ln Kategorien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>Nach Name oder Ordner filtern</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>Alle Ordner</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Nach Ordner</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Nach Datum</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>Nach Größe</translation>
    </message>
    <message>
        <source>Show photographs with these words in their name or folder</source>
        <translation>Fotos zeigen, deren Name oder Ordner diese Wörter enthält</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Show one folder of the library only</source>
        <translation>Nur einen Ordner der Bibliothek zeigen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Sort the photographs; the date is that of the file&apos;s last change</source>
        <translation>Die Fotos sortieren; das Datum ist das der letzten Änderung der Datei</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Last first</source>
        <translation>Letztes zuerst</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>with exactly {labels}</source>
        <translation>mit genau {labels}</translation>
    </message>
    <message>
        <source>with {labels}</source>
        <translation>mit {labels}</translation>
    </message>
    <message>
        <source>without {labels}</source>
        <translation>ohne {labels}</translation>
    </message>
    <message>
        <source>in {folder}</source>
        <translation>in {folder}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>ab {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>bis {day}</translation>
    </message>
    <message>
        <source>named “{text}”</source>
        <translation>mit „{text}“ im Namen</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>Nothing was found in your library that leaves exactly {labels}; the nearest:</source>
        <translation>In der Bibliothek fand sich nichts, das genau {labels} übrig lässt; am nächsten kommt:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that leaves {labels}; the nearest:</source>
        <translation>In der Bibliothek fand sich nichts, das {labels} übrig lässt; am nächsten kommt:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that has exactly {labels} in common; the nearest:</source>
        <translation>In der Bibliothek fand sich nichts, das genau {labels} gemeinsam hat; am nächsten kommt:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that has {labels} in common; the nearest:</source>
        <translation>In der Bibliothek fand sich nichts, das {labels} gemeinsam hat; am nächsten kommt:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that has exactly {labels} together; the nearest:</source>
        <translation>In der Bibliothek fand sich nichts, das zusammen genau {labels} hat; am nächsten kommt:</translation>
    </message>
    <message>
        <source>Nothing was found in your library that has {labels} together; the nearest:</source>
        <translation>In der Bibliothek fand sich nichts, das zusammen {labels} hat; am nächsten kommt:</translation>
    </message>
    <message>
        <source>Whatever is added, {labels} stays: by its own threshold, this photograph shows it.</source>
        <translation>Was auch hinzukommt, {labels} bleibt: Nach der eigenen Schwelle zeigt dieses Foto es.</translation>
    </message>
    <message>
        <source>By its own threshold, this photograph shows {labels}, and so takes it away from any other.</source>
        <translation>Nach der eigenen Schwelle zeigt dieses Foto {labels} und nimmt es so jedem anderen weg.</translation>
    </message>
    <message>
        <source>By its own threshold, this photograph does not show {labels}, and taking away never adds a label.</source>
        <translation>Nach der eigenen Schwelle zeigt dieses Foto {labels} nicht, und durch Wegnehmen kommt nie ein Label hinzu.</translation>
    </message>
    <message>
        <source>By its own threshold, this photograph does not show {labels}, so no other has it in common.</source>
        <translation>Nach der eigenen Schwelle zeigt dieses Foto {labels} nicht, also hat kein anderes es mit ihm gemeinsam.</translation>
    </message>
    <message>
        <source>Judged by {method}, without a promise; Ask This asks in the same way.</source>
        <translation>Beurteilt nach {method}, ohne Zusage; Dies fragen fragt auf dieselbe Weise.</translation>
    </message>
    <message numerus="yes">
        <source>From the stored features of %Ln photograph(s); the best are looked at again…</source>
        <translation>
            <numerusform>Aus dem gespeicherten Merkmal von %Ln Foto; die besten werden noch einmal angesehen…</numerusform>
            <numerusform>Aus den gespeicherten Merkmalen von %Ln Fotos; die besten werden noch einmal angesehen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {wanted}.</source>
        <translation>Nur {wanted}.</translation>
    </message>
    <message>
        <source>There is no photograph to ask about.</source>
        <translation>Es gibt kein Foto, nach dem sich fragen ließe.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the likeliest fit(s).</source>
        <translation>
            <numerusform>%Ln der wahrscheinlichsten passt.</numerusform>
            <numerusform>%Ln der wahrscheinlichsten passen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln photograph(s), the best were looked at again.</source>
        <translation>
            <numerusform>Von %Ln Foto wurden die besten noch einmal angesehen.</numerusform>
            <numerusform>Von %Ln Fotos wurden die besten noch einmal angesehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read again and left out, as {path}: {reason}.</source>
        <translation>
            <numerusform>%Ln ließ sich nicht noch einmal lesen und blieb weg, so {path}: {reason}.</numerusform>
            <numerusform>%Ln ließen sich nicht noch einmal lesen und blieben weg, so {path}: {reason}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Combine two photographs</source>
        <translation>Zwei Fotos verbinden</translation>
    </message>
    <message>
        <source>Put one into A and one into B: drop, paste or open them. Between them, choose what you want; its labels appear here, and the photographs of your library nearest to it beside them.</source>
        <translation>Eines in A und eines in B legen: ziehen, einfügen oder öffnen. Dazwischen wählen, was gewünscht ist; dessen Labels erscheinen hier, und daneben die Fotos der Bibliothek, die ihm am nächsten sind.</translation>
    </message>
    <message>
        <source>What the Operations Do</source>
        <translation>Was die Operationen tun</translation>
    </message>
    <message>
        <source>Opens a page of help</source>
        <translation>Öffnet eine Hilfeseite</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Lets you choose another checkpoint</source>
        <translation>Lässt einen anderen Checkpoint wählen</translation>
    </message>
</context>
<context>
    <name>FolderDelegate</name>
    <message>
        <source>indexing…</source>
        <translation>wird indexiert…</translation>
    </message>
    <message>
        <source>⚠ offline</source>
        <translation>⚠ nicht erreichbar</translation>
    </message>
    <message>
        <source>⚠ {n} skipped</source>
        <translation>⚠ {n} übersprungen</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>The path of a folder; empty for the one of lsgui</source>
        <translation>Der Pfad eines Ordners; leer für den von lsgui</translation>
    </message>
    <message>
        <source>Lets you choose the folder</source>
        <translation>Lässt den Ordner auswählen</translation>
    </message>
</context>
<context>
    <name>FolderModel</name>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>; being indexed</source>
        <translation>; wird gerade indexiert</translation>
    </message>
    <message>
        <source>; offline: the folder was not there when last looked for</source>
        <translation>; nicht erreichbar: Der Ordner war nicht da, als zuletzt nachgesehen wurde</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be used</source>
        <translation>
            <numerusform>%Ln Datei war nicht zu gebrauchen</numerusform>
            <numerusform>%Ln Dateien waren nicht zu gebrauchen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderOffer</name>
    <message>
        <source>Add My Pictures Folder</source>
        <translation>Eigenen Bilderordner hinzufügen</translation>
    </message>
    <message>
        <source>Add a Folder…</source>
        <translation>Einen Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Lets you choose a folder to add to the library</source>
        <translation>Lässt einen Ordner für die Bibliothek wählen</translation>
    </message>
</context>
<context>
    <name>FolderQuestion</name>
    <message>
        <source>The networks in this folder will run on this computer. Use them only if you trust who made them.</source>
        <translation>Die Netze in diesem Ordner werden auf diesem Rechner ausgeführt. Verwenden Sie sie nur, wenn Sie denen trauen, die sie gemacht haben.</translation>
    </message>
    <message>
        <source>Use Them</source>
        <translation>Verwenden</translation>
    </message>
</context>
<context>
    <name>HeadChanges</name>
    <message>
        <source>Delete “{name}”</source>
        <translation>„{name}“ löschen</translation>
    </message>
    <message>
        <source>There is a head named “{name}” already; choose another name.</source>
        <translation>Es gibt schon einen Kopf namens „{name}“; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation>„{name}“ umbenennen</translation>
    </message>
    <message>
        <source>Merge {names}</source>
        <translation>{names} zusammenführen</translation>
    </message>
    <message>
        <source>Fit “{name}” Again</source>
        <translation>„{name}“ neu anpassen</translation>
    </message>
    <message>
        <source>The head “{name}” has a category named “{new}” already; choose another name.</source>
        <translation>Der Kopf „{name}“ hat schon eine Kategorie namens „{new}“; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Threshold of “{name}”</source>
        <translation>Schwelle von „{name}“</translation>
    </message>
    <message>
        <source>Mark {photos} as “{label}”</source>
        <translation>{photos} als „{label}“ kennzeichnen</translation>
    </message>
    <message>
        <source>Mark {photos} as Not “{label}”</source>
        <translation>{photos} als nicht „{label}“ kennzeichnen</translation>
    </message>
    <message>
        <source>Remove {photos} from “{label}”</source>
        <translation>{photos} aus „{label}“ entfernen</translation>
    </message>
    <message>
        <source>Keep as It Is</source>
        <translation>So lassen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Photograph(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadDoubts</name>
    <message>
        <source>Choose a category above to see which of its examples disagree.</source>
        <translation>Oben eine Kategorie wählen, um zu sehen, welche ihrer Beispiele widersprechen.</translation>
    </message>
    <message>
        <source>Comparing the examples with each other…</source>
        <translation>Die Beispiele werden miteinander verglichen…</translation>
    </message>
    <message>
        <source>No example disagrees with the others.</source>
        <translation>Kein Beispiel widerspricht den anderen.</translation>
    </message>
    <message>
        <source>None looks like an unrelated photograph. Mark photographs that do not show it, and more can be found.</source>
        <translation>Keines sieht wie ein fremdes Foto aus. Wenn Fotos gekennzeichnet werden, die es nicht zeigen, lässt sich mehr finden.</translation>
    </message>
    <message>
        <source>The examples could not be compared.</source>
        <translation>Die Beispiele ließen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>{name} is said to show “{label}”; by the other examples its score is {score}.</source>
        <translation>{name} soll „{label}“ zeigen; nach den anderen Beispielen ist sein Wert {score}.</translation>
    </message>
    <message>
        <source>{name} is said not to show “{label}”; by the other examples its score is {score}.</source>
        <translation>{name} soll „{label}“ nicht zeigen; nach den anderen Beispielen ist sein Wert {score}.</translation>
    </message>
    <message>
        <source>Keep as It Is (K)</source>
        <translation>So lassen (K)</translation>
    </message>
    <message>
        <source>Mark as Not (N)</source>
        <translation>Zeigt es nicht (N)</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Zweifelhaft</translation>
    </message>
    <message>
        <source>Most like it</source>
        <translation>Ähnlichste</translation>
    </message>
    <message>
        <source>Examples that may be labelled wrongly</source>
        <translation>Beispiele, die vielleicht falsch gekennzeichnet sind</translation>
    </message>
    <message>
        <source>K keeps one as it is, N or Y turns over what it is said to show, Delete takes it out.</source>
        <translation>K lässt eines, wie es ist, N oder Y kehrt um, was es zeigen soll, Entf nimmt es heraus.</translation>
    </message>
    <message>
        <source>Examples most like the chosen one</source>
        <translation>Beispiele, die dem gewählten am ähnlichsten sind</translation>
    </message>
    <message>
        <source>Enter opens one</source>
        <translation>Enter öffnet eines</translation>
    </message>
    <message>
        <source>It is right as it is; doubt it no more</source>
        <translation>Es ist richtig so; nicht mehr daran zweifeln</translation>
    </message>
    <message>
        <source>It is the other way round</source>
        <translation>Es ist umgekehrt</translation>
    </message>
    <message>
        <source>It is no example any more; the file stays</source>
        <translation>Es ist kein Beispiel mehr; die Datei bleibt</translation>
    </message>
    <message>
        <source>not</source>
        <translation>nicht</translation>
    </message>
    <message>
        <source>Mark as Shown (Y)</source>
        <translation>Zeigt es (Y)</translation>
    </message>
    <message>
        <source>shows it</source>
        <translation>zeigt es</translation>
    </message>
    <message>
        <source>does not</source>
        <translation>zeigt es nicht</translation>
    </message>
</context>
<context>
    <name>HeadExamples</name>
    <message>
        <source>Choose one category to change its examples.</source>
        <translation>Eine Kategorie wählen, um ihre Beispiele zu ändern.</translation>
    </message>
    <message>
        <source>Does Not Show It (N)</source>
        <translation>Zeigt es nicht (N)</translation>
    </message>
    <message>
        <source>Shows It (Y)</source>
        <translation>Zeigt es (Y)</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <source>Examples of the chosen category</source>
        <translation>Beispiele der gewählten Kategorie</translation>
    </message>
    <message>
        <source>Enter opens an example; A and B put it into a well; N says that it does not show the category, Y that it does, Delete that it is no example; drag it out to use it elsewhere.</source>
        <translation>Enter öffnet ein Beispiel; A und B legen es in ein Bildfeld; N sagt, dass es die Kategorie nicht zeigt, Y, dass es sie zeigt, Entf, dass es kein Beispiel ist; zum Verwenden anderswo herausziehen.</translation>
    </message>
    <message>
        <source>Keep the chosen examples as photographs that do not show the category</source>
        <translation>Die gewählten Beispiele als Fotos behalten, die die Kategorie nicht zeigen</translation>
    </message>
    <message>
        <source>Have the chosen examples show the category</source>
        <translation>Die gewählten Beispiele zeigen die Kategorie</translation>
    </message>
    <message>
        <source>The chosen photographs are examples no more; their files stay</source>
        <translation>Die gewählten Fotos sind keine Beispiele mehr; ihre Dateien bleiben</translation>
    </message>
    <message>
        <source>{name}, does not show “{label}”</source>
        <translation>{name}, zeigt „{label}“ nicht</translation>
    </message>
    <message>
        <source>not</source>
        <translation>nicht</translation>
    </message>
</context>
<context>
    <name>HeadFits</name>
    <message>
        <source>Open “{name}”</source>
        <translation>„{name}“ öffnen</translation>
    </message>
    <message>
        <source>No head can be fitted: the networks could not be loaded.</source>
        <translation>Es lässt sich kein Kopf anpassen: Die Netze konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>The networks are still loading; fit the head in a moment.</source>
        <translation>Die Netze werden noch geladen; den Kopf gleich noch einmal anpassen.</translation>
    </message>
    <message>
        <source>Fit “{name}”</source>
        <translation>„{name}“ anpassen</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln Example(s) to “{label}”</source>
        <translation>
            <numerusform>%Ln Beispiel zu „{label}“ hinzufügen</numerusform>
            <numerusform>%Ln Beispiele zu „{label}“ hinzufügen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadMenu</name>
    <message>
        <source>Choose Photographs of a New Category</source>
        <translation>Fotos einer neuen Kategorie wählen</translation>
    </message>
    <message>
        <source>Choose Photographs That Show “{label}”</source>
        <translation>Fotos wählen, die „{label}“ zeigen</translation>
    </message>
    <message>
        <source>Choose the Folder of a Head</source>
        <translation>Den Ordner eines Kopfes wählen</translation>
    </message>
    <message>
        <source>Choose Where to Save a Copy of “{name}”</source>
        <translation>Ort für eine Kopie von „{name}“ wählen</translation>
    </message>
    <message>
        <source>Save the Library&apos;s Scores by “{name}”</source>
        <translation>Die Werte der Bibliothek nach „{name}“ speichern</translation>
    </message>
    <message>
        <source>New Category from Photographs…</source>
        <translation>Neue Kategorie aus Fotos…</translation>
    </message>
    <message>
        <source>Open Head…</source>
        <translation>Kopf öffnen…</translation>
    </message>
    <message>
        <source>Add Photographs…</source>
        <translation>Fotos hinzufügen…</translation>
    </message>
    <message>
        <source>Show in Library</source>
        <translation>In der Bibliothek zeigen</translation>
    </message>
    <message>
        <source>The photographs of the library that “{label}” is found in</source>
        <translation>Die Fotos der Bibliothek, in denen „{label}“ gefunden wird</translation>
    </message>
    <message>
        <source>Fit Again without Combinations</source>
        <translation>Ohne Kombinationen neu anpassen</translation>
    </message>
    <message>
        <source>Fit Again with Combinations</source>
        <translation>Mit Kombinationen neu anpassen</translation>
    </message>
    <message>
        <source>Merge with</source>
        <translation>Zusammenführen mit</translation>
    </message>
    <message>
        <source>Export Scores…</source>
        <translation>Werte exportieren…</translation>
    </message>
    <message>
        <source>A table (CSV) of every photograph of the library and its scores</source>
        <translation>Eine Tabelle (CSV) aller Fotos der Bibliothek mit ihren Werten</translation>
    </message>
    <message>
        <source>Save a Copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Fit Again from Its Examples</source>
        <translation>Aus Beispielen neu anpassen</translation>
    </message>
    <message>
        <source>The old head goes; this can be undone</source>
        <translation>Der alte Kopf geht; das lässt sich rückgängig machen</translation>
    </message>
</context>
<context>
    <name>HeadPanel</name>
    <message>
        <source>Fitting “{name}”</source>
        <translation>„{name}“ wird angepasst</translation>
    </message>
    <message>
        <source>Nearly repeating others, and no check of them: {photos}, {name}.</source>
        <translation>Wiederholt andere beinahe, daher ungeprüft: {photos}, {name}.</translation>
    </message>
    <message>
        <source>Adding examples to “{name}”</source>
        <translation>Beispiele kommen zu „{name}“ hinzu</translation>
    </message>
    <message>
        <source>Writing the scores of “{name}”</source>
        <translation>Die Werte von „{name}“ werden geschrieben</translation>
    </message>
    <message>
        <source>“{name}” is in answers from now on: {labels}.</source>
        <translation>„{name}“ gehört von jetzt an zu den Antworten: {labels}.</translation>
    </message>
    <message>
        <source>“{name}” was replaced. The new one is in answers from now on: {labels}.</source>
        <translation>„{name}“ wurde ersetzt. Der neue gehört von jetzt an zu den Antworten: {labels}.</translation>
    </message>
    <message>
        <source>“{label}” has no example any more, and was taken out of the head “{name}”.</source>
        <translation>„{label}“ hat kein Beispiel mehr und wurde aus dem Kopf „{name}“ genommen.</translation>
    </message>
    <message>
        <source>{files} beside it left out: drop them by themselves.</source>
        <translation>{files} daneben weggelassen: bitte für sich hierher ziehen.</translation>
    </message>
    <message>
        <source>“{label}” learns from {examples} more.</source>
        <translation>„{label}“ lernt aus weiteren: {examples}.</translation>
    </message>
    <message>
        <source>“{label}” has all of them already.</source>
        <translation>„{label}“ hat sie alle schon.</translation>
    </message>
    <message>
        <source>“{name}” was opened and is in answers from now on.</source>
        <translation>„{name}“ wurde geöffnet und gehört von jetzt an zu den Antworten.</translation>
    </message>
    <message>
        <source>A copy of “{name}” is in {folder}.</source>
        <translation>Eine Kopie von „{name}“ liegt in {folder}.</translation>
    </message>
    <message>
        <source>The scores of {photos} are in {file}.</source>
        <translation>Die Werte stehen in {file} ({photos}).</translation>
    </message>
    <message>
        <source>Stopped; no head was made or changed.</source>
        <translation>Abgebrochen; es wurde kein Kopf erstellt oder geändert.</translation>
    </message>
    <message>
        <source>Stopped; no table was written.</source>
        <translation>Abgebrochen; es wurde keine Tabelle geschrieben.</translation>
    </message>
    <message>
        <source>There were no photographs in that.</source>
        <translation>Darin waren keine Fotos.</translation>
    </message>
    <message>
        <source>One folder at a time: “{name}” was taken.</source>
        <translation>Ein Ordner auf einmal: „{name}“ wurde genommen.</translation>
    </message>
    <message>
        <source>One head is being fitted already; wait for it, or cancel it.</source>
        <translation>Es wird schon ein Kopf angepasst; bitte warten oder ihn abbrechen.</translation>
    </message>
    <message>
        <source>new category</source>
        <translation>neue Kategorie</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>%Ln Beispiel</numerusform>
            <numerusform>%Ln Beispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Zeigen…</translation>
    </message>
    <message>
        <source>Fit Again</source>
        <translation>Neu anpassen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>HeadQuality</name>
    <message>
        <source>Choose a category above to see how well it does.</source>
        <translation>Oben eine Kategorie wählen, um ihre Güte zu sehen.</translation>
    </message>
    <message>
        <source>Average precision {ap}.</source>
        <translation>Mittlere Präzision {ap}.</translation>
    </message>
    <message>
        <source>Average precision {ap}, against unrelated photographs only. Mark photographs that do not show it, or have at least {n} photographs in the library, to see how it does among yours.</source>
        <translation>Mittlere Präzision {ap}, nur gegen fremde Fotos. Fotos kennzeichnen, die es nicht zeigen, oder mindestens {n} Fotos in der Bibliothek haben, um die Güte unter den eigenen zu sehen.</translation>
    </message>
    <message>
        <source>Checking it on examples that are held out…</source>
        <translation>Wird an zurückgehaltenen Beispielen geprüft…</translation>
    </message>
    <message>
        <source>It is being fitted anew…</source>
        <translation>Wird neu angepasst…</translation>
    </message>
    <message>
        <source>Too few examples to check how well it does: it takes {n} different ones.</source>
        <translation>Zu wenige Beispiele, um die Güte zu prüfen: Es braucht {n} verschiedene.</translation>
    </message>
    <message>
        <source>It could not be checked; the message above says why.</source>
        <translation>Die Prüfung ist gescheitert; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>It is found in {part} of unrelated photographs.</source>
        <translation>Wird in {part} der fremden Fotos gefunden.</translation>
    </message>
    <message>
        <source>Threshold: present from {score} on.</source>
        <translation>Schwelle: vorhanden ab {score}.</translation>
    </message>
    <message>
        <source>Thresholds that keep a promise, nine times in ten, as long as photographs are like these:</source>
        <translation>Schwellen, die in neun von zehn Fällen eine Zusage halten, solange Fotos wie diese kommen:</translation>
    </message>
    <message>
        <source>Of those that show it, at least {level} are found</source>
        <translation>Von denen, die es zeigen, werden mindestens {level} gefunden</translation>
    </message>
    <message>
        <source>Of those found, at least {level} are right</source>
        <translation>Von den gefundenen stimmen mindestens {level}</translation>
    </message>
    <message>
        <source>not enough examples</source>
        <translation>nicht genug Beispiele</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Zusage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Use This Threshold</source>
        <translation>Diese Schwelle verwenden</translation>
    </message>
    <message>
        <source>Quality in numbers</source>
        <translation>Güte in Zahlen</translation>
    </message>
    <message>
        <source>The numbers that the plots draw</source>
        <translation>Die Zahlen, die die Diagramme zeichnen</translation>
    </message>
    <message>
        <source>Thresholds that keep a promise</source>
        <translation>Schwellen, die eine Zusage halten</translation>
    </message>
    <message>
        <source>Choose one, then use its threshold</source>
        <translation>Eine wählen, dann ihre Schwelle verwenden</translation>
    </message>
    <message>
        <source>Show the numbers of the plots as a table</source>
        <translation>Die Zahlen der Diagramme als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Have the category present from the chosen score on; this can be undone</source>
        <translation>Die Kategorie gilt ab dem gewählten Wert als vorhanden; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Without combinations of examples: {ap}</source>
        <translation>Ohne Kombinationen von Beispielen: {ap}</translation>
    </message>
    <message>
        <source>With combinations of examples: {ap}</source>
        <translation>Mit Kombinationen von Beispielen: {ap}</translation>
    </message>
    <message>
        <source>{words} (in use)</source>
        <translation>{words} (in Gebrauch)</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Präzision</translation>
    </message>
    <message numerus="yes">
        <source>… with %Ln example(s)</source>
        <translation>
            <numerusform>… mit %Ln Beispiel</numerusform>
            <numerusform>… mit %Ln Beispielen</numerusform>
        </translation>
    </message>
    <message>
        <source>Part that shows it, at scores near {score}</source>
        <translation>Anteil, der es zeigt, bei Werten um {score}</translation>
    </message>
    <message>
        <source>Mean error of scores from 0.1 on</source>
        <translation>Mittlerer Fehler der Werte ab 0,1</translation>
    </message>
    <message>
        <source>Found in unrelated photographs</source>
        <translation>In fremden Fotos gefunden</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} bis {high})</translation>
    </message>
</context>
<context>
    <name>HeadSuggestions</name>
    <message>
        <source>Choose a category above to improve it.</source>
        <translation>Oben eine Kategorie wählen, um sie zu verbessern.</translation>
    </message>
    <message>
        <source>Suggestions come from your library: add a folder of photographs to it.</source>
        <translation>Vorschläge kommen aus der Bibliothek: Dazu braucht sie einen Ordner mit Fotos.</translation>
    </message>
    <message>
        <source>Looking through the library…</source>
        <translation>Die Bibliothek wird durchgesehen…</translation>
    </message>
    <message>
        <source>There is nothing in the library to suggest any more.</source>
        <translation>In der Bibliothek gibt es nichts mehr vorzuschlagen.</translation>
    </message>
    <message>
        <source>The library could not be looked through.</source>
        <translation>Die Bibliothek ließ sich nicht durchsehen.</translation>
    </message>
    <message>
        <source>Does {name} show “{label}”? Score {score}: {reason}.</source>
        <translation>Zeigt {name} „{label}“? Wert {score}: {reason}.</translation>
    </message>
    <message>
        <source>among the likeliest</source>
        <translation>unter den wahrscheinlichsten</translation>
    </message>
    <message>
        <source>near the threshold</source>
        <translation>nahe der Schwelle</translation>
    </message>
    <message>
        <source>likely, and unlike the examples</source>
        <translation>wahrscheinlich, und anders als die Beispiele</translation>
    </message>
    <message>
        <source>Shows It (Y)</source>
        <translation>Zeigt es (Y)</translation>
    </message>
    <message>
        <source>Does Not (N)</source>
        <translation>Zeigt es nicht (N)</translation>
    </message>
    <message>
        <source>Skip (S)</source>
        <translation>Überspringen (S)</translation>
    </message>
    <message>
        <source>Suggest Others</source>
        <translation>Andere vorschlagen</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Y says that the photograph shows the category, N that it does not, S skips it.</source>
        <translation>Y sagt, dass das Foto die Kategorie zeigt, N, dass es sie nicht zeigt, S überspringt es.</translation>
    </message>
    <message>
        <source>The photograph becomes an example that shows the category</source>
        <translation>Das Foto wird ein Beispiel, das die Kategorie zeigt</translation>
    </message>
    <message>
        <source>The photograph becomes an example that does not show it</source>
        <translation>Das Foto wird ein Beispiel, das sie nicht zeigt</translation>
    </message>
    <message>
        <source>Suggest this photograph no more until the program ends</source>
        <translation>Dieses Foto bis zum Ende des Programms nicht mehr vorschlagen</translation>
    </message>
    <message>
        <source>Look through the library again, with the head as it is now</source>
        <translation>Die Bibliothek mit dem jetzigen Kopf noch einmal durchsehen</translation>
    </message>
    <message>
        <source>{name}, score {score}, {reason}</source>
        <translation>{name}, Wert {score}, {reason}</translation>
    </message>
</context>
<context>
    <name>HeadTree</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>MP</translation>
    </message>
    <message>
        <source>Head {name}, {n} examples</source>
        <translation>Kopf {name}, Beispiele: {n}</translation>
    </message>
    <message>
        <source>Head {key}, cannot be used: {reason}</source>
        <translation>Kopf {key}, nicht zu gebrauchen: {reason}</translation>
    </message>
    <message>
        <source>too few to check</source>
        <translation>zu wenige zum Prüfen</translation>
    </message>
    <message>
        <source>average precision {ap}</source>
        <translation>mittlere Präzision {ap}</translation>
    </message>
    <message>
        <source>Too few examples to check</source>
        <translation>Zu wenige Beispiele zum Prüfen</translation>
    </message>
    <message>
        <source>{label}, {n} examples, {checked}</source>
        <translation>{label}, Beispiele: {n}, {checked}</translation>
    </message>
    <message>
        <source>Heads, and the categories that each one adds to answers.</source>
        <translation>Köpfe, und die Kategorien, die jeder zu Antworten beiträgt.</translation>
    </message>
    <message>
        <source>How many pictures each category was fitted from.</source>
        <translation>Aus wie vielen Bildern jede Kategorie angepasst wurde.</translation>
    </message>
    <message>
        <source>Average precision by cross-validation on the examples: 1 is perfect. A dash means too few examples to check.</source>
        <translation>Mittlere Präzision nach Kreuzvalidierung an den Beispielen: 1 ist vollkommen. Ein Strich heißt: zu wenige Beispiele zum Prüfen.</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Präzision</translation>
    </message>
</context>
<context>
    <name>HeadTry</name>
    <message>
        <source>Try the heads on a photograph: drop one here, open it, or paste it.</source>
        <translation>Die Köpfe an einem Foto erproben: eines hierher ziehen, öffnen oder einfügen.</translation>
    </message>
    <message>
        <source>Looking at {name}…</source>
        <translation>{name} wird angesehen…</translation>
    </message>
    <message>
        <source>{name} by the heads:</source>
        <translation>{name} nach den Köpfen:</translation>
    </message>
    <message>
        <source>{name}, which is image A, by the heads:</source>
        <translation>{name}, das Bild A ist, nach den Köpfen:</translation>
    </message>
    <message>
        <source>There was no photograph in that.</source>
        <translation>Darin war kein Foto.</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>das Bild</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Follow Image A</source>
        <translation>Bild A folgen</translation>
    </message>
    <message>
        <source>Try the heads on a photograph</source>
        <translation>Die Köpfe an einem Foto erproben</translation>
    </message>
    <message>
        <source>Scores of the photograph</source>
        <translation>Werte des Fotos</translation>
    </message>
    <message>
        <source>A category, its score, and whether it is found</source>
        <translation>Eine Kategorie, ihr Wert, und ob sie gefunden wird</translation>
    </message>
    <message>
        <source>The photograph tried</source>
        <translation>Das erprobte Foto</translation>
    </message>
    <message>
        <source>Choose a photograph to try</source>
        <translation>Ein Foto zum Erproben wählen</translation>
    </message>
    <message>
        <source>Try the photograph on the clipboard</source>
        <translation>Das Foto in der Zwischenablage erproben</translation>
    </message>
    <message>
        <source>Try image A, whichever that is</source>
        <translation>Bild A erproben, welches das auch ist</translation>
    </message>
    <message>
        <source>Choose a Photograph to Try</source>
        <translation>Ein Foto zum Erproben wählen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>{label}: score {score}, found from {threshold} on: {found}</source>
        <translation>{label}: Wert {score}, gefunden ab {threshold}: {found}</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>What the Operations Do</source>
        <translation>Was die Operationen tun</translation>
    </message>
    <message>
        <source>More than Two Images</source>
        <translation>Mehr als zwei Bilder</translation>
    </message>
    <message>
        <source>Why, and How Far to Trust It</source>
        <translation>Warum, und wie weit der Antwort zu trauen ist</translation>
    </message>
    <message>
        <source>Your Library</source>
        <translation>Die eigene Bibliothek</translation>
    </message>
    <message>
        <source>The Map of the Library</source>
        <translation>Die Bibliothekskarte</translation>
    </message>
    <message>
        <source>Asking Backwards</source>
        <translation>Rückwärts fragen</translation>
    </message>
    <message>
        <source>Sessions and Exports</source>
        <translation>Sitzungen und Exporte</translation>
    </message>
    <message>
        <source>Without a Mouse, with a Screen Reader</source>
        <translation>Ohne Maus, mit Screenreader</translation>
    </message>
    <message>
        <source>Arrow keys scroll, Tab goes on to Close, Esc closes</source>
        <translation>Pfeiltasten blättern, Tab geht weiter zu Schließen, Esc schließt</translation>
    </message>
    <message>
        <source>Teaching New Categories</source>
        <translation>Neue Kategorien lehren</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Beginning</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>{name} (now)</source>
        <translation>{name} (jetzt)</translation>
    </message>
    <message>
        <source>{name} (undone)</source>
        <translation>{name} (zurückgenommen)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Enter or a click goes to a step; nothing is lost by it.</source>
        <translation>Enter oder ein Klick geht zu einem Schritt; dabei geht nichts verloren.</translation>
    </message>
    <message>
        <source>Every change since the beginning. Click one to go back or forward to it.</source>
        <translation>Alle Änderungen von Anfang an. Ein Klick auf eine geht zu ihr zurück oder vor.</translation>
    </message>
</context>
<context>
    <name>ImageArea</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Image {letter}: {name}</source>
        <translation>Bild {letter}: {name}</translation>
    </message>
    <message>
        <source>Enter opens the photograph, Delete empties the well</source>
        <translation>Enter öffnet das Foto, Entf leert das Bildfeld</translation>
    </message>
</context>
<context>
    <name>ImageListModel</name>
    <message>
        <source>{item}. Cannot be shown: {reason}</source>
        <translation>{item}. Nicht zu zeigen: {reason}</translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>Use as &amp;A</source>
        <translation>Als &amp;A verwenden</translation>
    </message>
    <message>
        <source>Use as &amp;B</source>
        <translation>Als &amp;B verwenden</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show in File &amp;Manager</source>
        <translation>Im Datei&amp;manager zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>ImageWell</name>
    <message>
        <source>Open, paste or clear image {letter}</source>
        <translation>Bild {letter} öffnen, einfügen oder entfernen</translation>
    </message>
    <message>
        <source>Clear image {letter}</source>
        <translation>Bild {letter} entfernen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Image {letter}</source>
        <translation>Bild {letter}</translation>
    </message>
    <message>
        <source>Drop a photograph here,
or click to open one</source>
        <translation>Ein Foto hierher ziehen
oder klicken, um eines zu öffnen</translation>
    </message>
    <message>
        <source>The picture is on its way…</source>
        <translation>Das Bild ist unterwegs…</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Add the Other as C</source>
        <translation>Das andere als C hinzufügen</translation>
    </message>
    <message>
        <source>Add the Others as C, D, …</source>
        <translation>Die anderen als C, D, … hinzufügen</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} und {other}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Open Head</source>
        <translation>Kopf öffnen</translation>
    </message>
    <message>
        <source>Open Image {letter}</source>
        <translation>Bild {letter} öffnen</translation>
    </message>
    <message>
        <source>Open Another Image</source>
        <translation>Weiteres Bild öffnen</translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation>Fotos ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add a Folder to the Library</source>
        <translation>Einen Ordner zur Bibliothek hinzufügen</translation>
    </message>
</context>
<context>
    <name>LabelModel</name>
    <message>
        <source>{label}: predicted {score}, threshold {threshold}, {state}</source>
        <translation>{label}: vorhergesagt {score}, Schwelle {threshold}, {state}</translation>
    </message>
    <message>
        <source>present</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>below threshold</source>
        <translation>unter der Schwelle</translation>
    </message>
    <message>
        <source>; {left} {a}, {right} {b}, label logic {expected}</source>
        <translation>; {left} {a}, {right} {b}, Labellogik {expected}</translation>
    </message>
    <message>
        <source>; from the few-shot head “{head}”</source>
        <translation>; vom Few-shot-Kopf „{head}“</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label logic</source>
        <translation>Labellogik</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>The label, and the few-shot head that it comes from, if any.</source>
        <translation>Das Label, und der Few-shot-Kopf, von dem es kommt, falls es einen gibt.</translation>
    </message>
    <message>
        <source>What label logic expects of the set operation: the probabilities of A and B combined, without any network. The ledger has what set algebra expects.</source>
        <translation>Was die Labellogik von der Mengenoperation erwartet: die Wahrscheinlichkeiten von A und B verknüpft, ganz ohne Netz. Im Abgleich steht, was die Mengenlehre erwartet.</translation>
    </message>
    <message>
        <source>The probability of the label in the answer. The upright mark is the label&apos;s threshold: a label that reaches it counts as present.</source>
        <translation>Die Wahrscheinlichkeit des Labels in der Antwort. Der senkrechte Strich ist die Schwelle des Labels: Ein Label, das sie erreicht, gilt als vorhanden.</translation>
    </message>
    <message>
        <source>The probability of the label in image {side} alone.</source>
        <translation>Die Wahrscheinlichkeit des Labels in Bild {side} allein.</translation>
    </message>
    <message>
        <source>The probability of the label in {side} alone.</source>
        <translation>Die Wahrscheinlichkeit des Labels in {side} allein.</translation>
    </message>
    <message>
        <source>{column}: none</source>
        <translation>{column}: keine</translation>
    </message>
    <message>
        <source>Present: {n}</source>
        <translation>Vorhanden: {n}</translation>
    </message>
    <message>
        <source>Below threshold: {n}</source>
        <translation>Unter der Schwelle: {n}</translation>
    </message>
    <message>
        <source>Labels whose predicted score reaches their threshold.</source>
        <translation>Labels, deren vorhergesagter Wert ihre Schwelle erreicht.</translation>
    </message>
    <message>
        <source>Labels whose predicted score does not reach their threshold.</source>
        <translation>Labels, deren vorhergesagter Wert ihre Schwelle nicht erreicht.</translation>
    </message>
</context>
<context>
    <name>LabelPages</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Venn</source>
        <translation>Venn</translation>
    </message>
    <message>
        <source>The labels that are present, and those below their thresholds</source>
        <translation>Die vorhandenen Labels und die unter ihren Schwellen</translation>
    </message>
    <message>
        <source>Every label in A, in B, expected and predicted, and whether these agree</source>
        <translation>Jedes Label in A, in B, erwartet und vorhergesagt, und ob das übereinstimmt</translation>
    </message>
    <message>
        <source>The labels in two circles, to seek photographs by</source>
        <translation>Die Labels in zwei Kreisen, um Fotos danach zu suchen</translation>
    </message>
    <message>
        <source>Ways to see the labels</source>
        <translation>Ansichten der Labels</translation>
    </message>
    <message>
        <source>The ledger and the Venn diagram need two images.</source>
        <translation>Abgleich und Venn-Diagramm brauchen zwei Bilder.</translation>
    </message>
    <message>
        <source>Verdicts shown</source>
        <translation>Gezeigte Urteile</translation>
    </message>
    <message>
        <source>Shows only labels of one verdict in the ledger.</source>
        <translation>Zeigt im Abgleich nur Labels eines Urteils.</translation>
    </message>
    <message>
        <source>All: {n}</source>
        <translation>Alle: {n}</translation>
    </message>
</context>
<context>
    <name>LabelPanel</name>
    <message>
        <source>No answers</source>
        <translation>Keine Antworten</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why. Another checkpoint can be chosen in the settings, and is loaded at the next start.</source>
        <translation>Die Netze ließen sich nicht laden; die Meldung oben sagt, warum. In den Einstellungen lässt sich ein anderer Checkpoint wählen; er wird beim nächsten Start geladen.</translation>
    </message>
    <message>
        <source>Looking at the photographs…</source>
        <translation>Die Fotos werden angesehen…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>The last request failed; the message above says why.</source>
        <translation>Die letzte Anfrage ist gescheitert; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>{letters} has no photograph yet</source>
        <translation>{letters} hat noch kein Foto</translation>
    </message>
    <message>
        <source>{letters} have no photograph yet</source>
        <translation>{letters} haben noch kein Foto</translation>
    </message>
    <message>
        <source>Drop one there, or ask something of the photographs that are in.</source>
        <translation>Dorthin eines ziehen, oder etwas von den vorhandenen Fotos fragen.</translation>
    </message>
    <message>
        <source>None of these: no label reaches its threshold.</source>
        <translation>Keines davon: Kein Label erreicht seine Schwelle.</translation>
    </message>
    <message>
        <source>Expected of the photographs alone, but not found in the answer: {labels}.</source>
        <translation>Von den Fotos allein erwartet, in der Antwort aber nicht gefunden: {labels}.</translation>
    </message>
    <message>
        <source>Lower fidelity: a photograph was known by its stored feature alone, not by its pixels.</source>
        <translation>Weniger genau: Ein Foto war nur durch sein gespeichertes Merkmal bekannt, nicht durch seine Bildpunkte.</translation>
    </message>
    <message>
        <source>No label contains “{text}”.</source>
        <translation>Kein Label enthält „{text}“.</translation>
    </message>
    <message>
        <source>Filter labels</source>
        <translation>Labels filtern</translation>
    </message>
    <message>
        <source>Copy as &amp;Table</source>
        <translation>Als &amp;Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy as Te&amp;xt</source>
        <translation>Als Te&amp;xt kopieren</translation>
    </message>
    <message>
        <source>Copy ▾</source>
        <translation>Kopieren ▾</translation>
    </message>
    <message>
        <source>Copy the selected labels, or all of them</source>
        <translation>Die gewählten Labels kopieren, oder alle</translation>
    </message>
    <message>
        <source>Labels of the answer</source>
        <translation>Labels der Antwort</translation>
    </message>
    <message>
        <source>Each label with its scores in A, in B, by label logic, and predicted. Enter shows which places of the photographs carried it.</source>
        <translation>Jedes Label mit seinen Werten in A, in B, nach Labellogik und vorhergesagt. Enter zeigt, welche Stellen der Fotos es getragen haben.</translation>
    </message>
    <message>
        <source>Shows only labels that contain this text.</source>
        <translation>Zeigt nur Labels, die diesen Text enthalten.</translation>
    </message>
    <message>
        <source>Copy labels</source>
        <translation>Labels kopieren</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antwort wird berechnet</translation>
    </message>
    <message>
        <source>{present} of {total} labels</source>
        <translation>{present} von {total} Labels</translation>
    </message>
    <message>
        <source>part of {whole}</source>
        <translation>Teil von {whole}</translation>
    </message>
    <message>
        <source>Show &amp;Why</source>
        <translation>&amp;Warum zeigen</translation>
    </message>
    <message>
        <source>Show which places of A and B carried the label</source>
        <translation>Zeigen, welche Stellen von A und B das Label getragen haben</translation>
    </message>
</context>
<context>
    <name>LabelPicker</name>
    <message>
        <source>Find a label</source>
        <translation>Ein Label suchen</translation>
    </message>
    <message>
        <source>Enter asks for the first label that has these letters</source>
        <translation>Enter verlangt das erste Label mit diesen Buchstaben</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Space or Enter asks for a label; again, and it does not matter; again, and it is let go</source>
        <translation>Leertaste oder Enter verlangt ein Label; noch einmal, und es ist gleichgültig; noch einmal, und es wird losgelassen</translation>
    </message>
    <message>
        <source>{label}, asked for</source>
        <translation>{label}, verlangt</translation>
    </message>
    <message>
        <source>{label}, does not matter</source>
        <translation>{label}, gleichgültig</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>agrees</source>
        <translation>stimmt</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>zu viel</translation>
    </message>
    <message>
        <source>by the promise</source>
        <translation>durch die Zusage</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>from the few-shot head “{head}”</source>
        <translation>vom Few-shot-Kopf „{head}“</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Label logic</source>
        <translation>Labellogik</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Whether image {side} alone has the label, and its probability.</source>
        <translation>Ob Bild {side} allein das Label hat, und dessen Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>Whether {side} alone has the label, and its probability.</source>
        <translation>Ob {side} allein das Label hat, und dessen Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>The label, and the few-shot head that it comes from, if any.</source>
        <translation>Das Label, und der Few-shot-Kopf, von dem es kommt, falls es einen gibt.</translation>
    </message>
    <message>
        <source>What set algebra makes of the label sets of {a} and {b}.</source>
        <translation>Was die Mengenlehre aus den Labelmengen von {a} und {b} macht.</translation>
    </message>
    <message>
        <source>What the probabilities of {a} and {b} make when combined, without any network.</source>
        <translation>Was die Wahrscheinlichkeiten von {a} und {b} verknüpft ergeben, ganz ohne Netz.</translation>
    </message>
    <message>
        <source>Whether the answer has the label, and its probability.</source>
        <translation>Ob die Antwort das Label hat, und dessen Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>Whether the answer agrees with what is expected: a missing label is expected and not predicted, an extra one predicted and not expected. One that is predicted, or not, only by a promise is neither.</source>
        <translation>Ob die Antwort mit dem Erwarteten übereinstimmt: Ein fehlendes Label ist erwartet und nicht vorhergesagt, eines zu viel ist vorhergesagt und nicht erwartet. Eines, das nur durch eine Zusage vorhergesagt ist oder nicht, ist keines von beiden.</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Label ledger</source>
        <translation>Abgleich der Labels</translation>
    </message>
    <message>
        <source>Enter seeks photographs with a label; the menu sorts by a column and copies.</source>
        <translation>Enter sucht Fotos mit einem Label; das Menü sortiert nach einer Spalte und kopiert.</translation>
    </message>
    <message>
        <source>&amp;Photographs with This Label</source>
        <translation>&amp;Fotos mit diesem Label</translation>
    </message>
    <message>
        <source>Show &amp;Why</source>
        <translation>&amp;Warum zeigen</translation>
    </message>
    <message>
        <source>Copy as &amp;Table</source>
        <translation>Als &amp;Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy as Te&amp;xt</source>
        <translation>Als Te&amp;xt kopieren</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Sortieren nach</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>keeps it out</source>
        <translation>spricht dagegen</translation>
    </message>
    <message>
        <source>carries it</source>
        <translation>trägt es</translation>
    </message>
    <message>
        <source>Colours: blue keeps the label out, yellow carries it</source>
        <translation>Farben: Blau spricht gegen das Label, Gelb trägt es</translation>
    </message>
</context>
<context>
    <name>LibraryBrowser</name>
    <message>
        <source>Opening the library…</source>
        <translation>Die Bibliothek wird geöffnet…</translation>
    </message>
    <message>
        <source>Looking through the library…</source>
        <translation>Die Bibliothek wird durchgesehen…</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>Keine Bibliothek</translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation>Die Bibliothek ließ sich nicht öffnen; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>Keine Antworten</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>Die Netze ließen sich nicht laden; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>The library could not be listed</source>
        <translation>Die Bibliothek ließ sich nicht auflisten</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>Die Bibliothek ist leer</translation>
    </message>
    <message>
        <source>Add folders of photographs, and all of them appear here. No file is changed.</source>
        <translation>Ordner mit Fotos hinzufügen, und alle erscheinen hier. Keine Datei wird verändert.</translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation>Die Bibliothek wird gefüllt</translation>
    </message>
    <message>
        <source>Photographs appear here as soon as some are in.</source>
        <translation>Fotos erscheinen hier, sobald einige darin sind.</translation>
    </message>
    <message>
        <source>No such photograph</source>
        <translation>Kein solches Foto</translation>
    </message>
    <message>
        <source>No photograph of your library passes these filters.</source>
        <translation>Kein Foto der Bibliothek besteht diese Filter.</translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation>Die Bibliothek neu einlesen, um sie auf den neuesten Stand zu bringen.</translation>
    </message>
    <message>
        <source>Labels above their thresholds</source>
        <translation>Labels über ihren Schwellen</translation>
    </message>
    <message>
        <source>Only {count} Chosen ✕</source>
        <translation>Nur {count} gewählte ✕</translation>
    </message>
    <message>
        <source>Judging labels: {done} of {total}</source>
        <translation>Labels werden beurteilt: {done} von {total}</translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation>Zurück zur Antwort</translation>
    </message>
    <message>
        <source>And no others</source>
        <translation>Und keine anderen</translation>
    </message>
    <message>
        <source>Use for Neighbours</source>
        <translation>Für Nachbarn verwenden</translation>
    </message>
    <message>
        <source>Clear Filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Photographs of the library</source>
        <translation>Fotos der Bibliothek</translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation>Enter öffnet ein Foto; A und B legen es in ein Bildfeld; zum Verwenden anderswo herausziehen.</translation>
    </message>
    <message>
        <source>Labels to filter by</source>
        <translation>Labels zum Filtern</translation>
    </message>
    <message>
        <source>Space asks for a label, then against it, then lets it go.</source>
        <translation>Die Leertaste verlangt ein Label, schließt es dann aus, lässt es dann los.</translation>
    </message>
    <message>
        <source>Show the photographs that were not chosen on the map, too</source>
        <translation>Auch die Fotos zeigen, die nicht auf der Karte gewählt wurden</translation>
    </message>
    <message>
        <source>Show photographs with the chosen labels and no others, few-shot ones aside</source>
        <translation>Fotos mit den gewählten Labels und keinen anderen zeigen, Few-shot-Labels ausgenommen</translation>
    </message>
    <message>
        <source>Seek neighbours among photographs that pass this folder, these days and the labels only</source>
        <translation>Nachbarn nur unter Fotos suchen, die diesen Ordner, diese Tage und die Labels haben</translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation>Wieder die Labels und Nachbarn der Antwort zeigen (Esc)</translation>
    </message>
    <message>
        <source>Shows all photographs again</source>
        <translation>Zeigt wieder alle Fotos</translation>
    </message>
    <message>
        <source>Reads the library once more</source>
        <translation>Liest die Bibliothek noch einmal</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} von {all}</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Opening the library…</source>
        <translation>Die Bibliothek wird geöffnet…</translation>
    </message>
    <message>
        <source>No folders yet</source>
        <translation>Noch keine Ordner</translation>
    </message>
    <message>
        <source>Drop folders of photographs here, or add them with the buttons. They are read, never changed, and nothing leaves this computer.</source>
        <translation>Ordner mit Fotos hierher ziehen oder mit den Knöpfen hinzufügen. Sie werden gelesen, nie verändert, und nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>on battery, so at half speed</source>
        <translation>im Akkubetrieb, daher mit halber Geschwindigkeit</translation>
    </message>
    <message>
        <source>Reading photographs</source>
        <translation>Fotos werden gelesen</translation>
    </message>
    <message>
        <source>Nothing changed: the library was up to date.</source>
        <translation>Nichts geändert: Die Bibliothek war auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>No photographs were found there.</source>
        <translation>Dort wurden keine Fotos gefunden.</translation>
    </message>
    <message>
        <source>Stopped. What is done is kept; Rescan goes on where it was.</source>
        <translation>Abgebrochen. Was fertig ist, bleibt; Neu einlesen macht dort weiter.</translation>
    </message>
    <message>
        <source>“{name}” was taken out of the library; its files stay where they are.</source>
        <translation>„{name}“ wurde aus der Bibliothek genommen; die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>Keine Bibliothek</translation>
    </message>
    <message>
        <source>It could not be opened, so no folder can be added; see above why.</source>
        <translation>Sie ließ sich nicht öffnen, daher lässt sich kein Ordner hinzufügen; warum, steht oben.</translation>
    </message>
    <message>
        <source>The library takes folders; drop a folder here.</source>
        <translation>Die Bibliothek nimmt Ordner; bitte einen Ordner hierher ziehen.</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>The index holds features, no pictures</source>
        <translation>Der Index enthält Merkmale, keine Bilder</translation>
    </message>
    <message>
        <source>Folders of the library</source>
        <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Delete takes the chosen folder out of the library.</source>
        <translation>Entf nimmt den gewählten Ordner aus der Bibliothek.</translation>
    </message>
    <message>
        <source>Add a folder of photographs to the library</source>
        <translation>Der Bibliothek einen Ordner mit Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Take the chosen folder out of the library; its files stay</source>
        <translation>Den gewählten Ordner aus der Bibliothek nehmen; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>Look for new, changed and missing photographs in all folders</source>
        <translation>In allen Ordnern nach neuen, geänderten und fehlenden Fotos sehen</translation>
    </message>
    <message>
        <source>Show all photographs of the library</source>
        <translation>Alle Fotos der Bibliothek zeigen</translation>
    </message>
    <message>
        <source>List the files that could not be used, and why</source>
        <translation>Die Dateien auflisten, die nicht zu gebrauchen waren, und warum</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation>{n} hinzugefügt</translation>
    </message>
    <message>
        <source>{n} updated</source>
        <translation>{n} erneuert</translation>
    </message>
    <message>
        <source>{n} moved</source>
        <translation>{n} verschoben</translation>
    </message>
    <message>
        <source>{n} removed</source>
        <translation>{n} entfernt</translation>
    </message>
    <message>
        <source>{n} offline</source>
        <translation>{n} nicht erreichbar</translation>
    </message>
    <message>
        <source>{n} skipped</source>
        <translation>{n} übersprungen</translation>
    </message>
    <message>
        <source>{n} unchanged</source>
        <translation>{n} unverändert</translation>
    </message>
    <message>
        <source>Photographs: {facts}, in {seconds}.</source>
        <translation>Fotos: {facts}, in {seconds}.</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) skipped…</source>
        <translation>
            <numerusform>%Ln Datei übersprungen…</numerusform>
            <numerusform>%Ln Dateien übersprungen…</numerusform>
        </translation>
    </message>
    <message>
        <source>{photographs} of photographs, {own} of index</source>
        <translation>Fotos: {photographs}, Index: {own}</translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Remove from Library</source>
        <translation>&amp;Aus der Bibliothek entfernen</translation>
    </message>
</context>
<context>
    <name>ListedItems</name>
    <message>
        <source>no label of the vocabulary</source>
        <translation>kein Label des Vokabulars</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Few-shot heads</source>
        <translation>Few-shot-Köpfe</translation>
    </message>
    <message>
        <source>Check Library…</source>
        <translation>Bibliothek prüfen…</translation>
    </message>
    <message>
        <source>Side panels</source>
        <translation>Seitenleisten</translation>
    </message>
    <message>
        <source>Arrow keys bring another panel to the front</source>
        <translation>Pfeiltasten holen eine andere Leiste nach vorn</translation>
    </message>
</context>
<context>
    <name>MapBody</name>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Labels of the answer</source>
        <translation>Labels der Antwort</translation>
    </message>
    <message>
        <source>{label} ({count})</source>
        <translation>{label} ({count})</translation>
    </message>
    <message>
        <source>◆ {label} ({count})</source>
        <translation>◆ {label} ({count})</translation>
    </message>
    <message>
        <source>There is no answer that has labels.</source>
        <translation>Es gibt keine Antwort, die Labels hat.</translation>
    </message>
    <message>
        <source>Label logic makes no feature, so its answer has no place here; its neighbours have.</source>
        <translation>Labellogik erzeugt kein Merkmal, daher hat ihre Antwort hier keinen Ort; ihre Nachbarn haben einen.</translation>
    </message>
    <message>
        <source>★ the answer, ◆ its neighbours by rank; letters are its photographs.</source>
        <translation>★ die Antwort, ◆ ihre Nachbarn nach Rang; Buchstaben sind ihre Fotos.</translation>
    </message>
    <message>
        <source>Neighbours only {wanted}.</source>
        <translation>Nachbarn nur {wanted}.</translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation>Die Bibliothek neu einlesen, um sie auf den neuesten Stand zu bringen.</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Whole Map</source>
        <translation>Ganze Karte</translation>
    </message>
    <message>
        <source>Select All in Sight</source>
        <translation>Alle sichtbaren auswählen</translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation>&amp;Färben nach</translation>
    </message>
    <message>
        <source>Map of the library</source>
        <translation>Karte der Bibliothek</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <source>What photographs are told apart by</source>
        <translation>Wonach Fotos unterschieden werden</translation>
    </message>
    <message>
        <source>Draw a line round photographs to select them (L)</source>
        <translation>Eine Linie um Fotos ziehen, um sie auszuwählen (L)</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Show less of the map, larger (+)</source>
        <translation>Weniger von der Karte zeigen, größer (+)</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Ferner</translation>
    </message>
    <message>
        <source>Show more of the map, smaller (-)</source>
        <translation>Mehr von der Karte zeigen, kleiner (-)</translation>
    </message>
    <message>
        <source>Show all of the map (Home)</source>
        <translation>Die ganze Karte zeigen (Pos1)</translation>
    </message>
    <message>
        <source>Select the photographs in this view</source>
        <translation>Die Fotos in diesem Ausschnitt auswählen</translation>
    </message>
    <message>
        <source>Arrow keys go from one photograph to the next; Enter opens it, Space selects it, A and B put it into a well; plus, minus and Home zoom. The list of those selected says the same in words.</source>
        <translation>Pfeiltasten gehen von einem Foto zum nächsten; Enter öffnet es, die Leertaste wählt es aus, A und B legen es in ein Bildfeld; Plus, Minus und Pos1 vergrößern und verkleinern. Die Liste der ausgewählten sagt dasselbe in Worten.</translation>
    </message>
</context>
<context>
    <name>MapCard</name>
    <message>
        <source>Point at a photograph, or go from one to the next with the arrow keys. Enter opens it, Space selects it, A and B put it into a well.</source>
        <translation>Auf ein Foto zeigen, oder mit den Pfeiltasten von einem zum nächsten gehen. Enter öffnet es, die Leertaste wählt es aus, A und B legen es in ein Bildfeld.</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
</context>
<context>
    <name>MapChosen</name>
    <message numerus="yes">
        <source>%Ln photograph(s) selected</source>
        <translation>
            <numerusform>%Ln Foto ausgewählt</numerusform>
            <numerusform>%Ln Fotos ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>“{label}” of {head}</source>
        <translation>„{label}“ von {head}</translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation>Die Bibliothek neu einlesen, um sie auf den neuesten Stand zu bringen.</translation>
    </message>
    <message>
        <source>Show in All Photographs</source>
        <translation>In allen Fotos zeigen</translation>
    </message>
    <message>
        <source>Copy as Table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Add to Category</source>
        <translation>Zu einer Kategorie hinzufügen</translation>
    </message>
    <message>
        <source>Clear Selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Photographs selected on the map</source>
        <translation>Auf der Karte ausgewählte Fotos</translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation>Enter öffnet ein Foto; A und B legen es in ein Bildfeld; zum Verwenden anderswo herausziehen.</translation>
    </message>
    <message>
        <source>Show only these among all photographs, to sort and filter them</source>
        <translation>Unter allen Fotos nur diese zeigen, um sie zu sortieren und zu filtern</translation>
    </message>
    <message>
        <source>Put paths, places on the map and labels on the clipboard</source>
        <translation>Pfade, Orte auf der Karte und Labels in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>Teach a category of a few-shot head that these show it; undo works</source>
        <translation>Eine Kategorie eines Few-shot-Kopfes lehren, dass diese sie zeigen; Rückgängig geht</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>all: {count}</source>
        <translation>alle: {count}</translation>
    </message>
    <message>
        <source>with {label}: {count}</source>
        <translation>mit {label}: {count}</translation>
    </message>
    <message>
        <source>without: {count}</source>
        <translation>ohne: {count}</translation>
    </message>
    <message>
        <source>all of {label}: {count}</source>
        <translation>alle aus {label}: {count}</translation>
    </message>
    <message>
        <source>some of these: {count}</source>
        <translation>einige davon: {count}</translation>
    </message>
    <message>
        <source>none of these: {count}</source>
        <translation>keines davon: {count}</translation>
    </message>
    <message>
        <source>outside the filter: {count}</source>
        <translation>außerhalb des Filters: {count}</translation>
    </message>
    <message>
        <source>Select {group}</source>
        <translation>{group} auswählen</translation>
    </message>
    <message>
        <source>Select these photographs ({group})</source>
        <translation>Diese Fotos auswählen ({group})</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Map of the library</source>
        <translation>Karte der Bibliothek</translation>
    </message>
    <message>
        <source>Esc goes back to the answer</source>
        <translation>Esc geht zurück zur Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s) on the map</source>
        <translation>
            <numerusform>%Ln Foto auf der Karte</numerusform>
            <numerusform>%Ln Fotos auf der Karte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more cannot be placed before they are indexed</source>
        <translation>
            <numerusform>%Ln weiteres hat erst nach dem Indexieren einen Ort</numerusform>
            <numerusform>%Ln weitere haben erst nach dem Indexieren einen Ort</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>Die Bibliothek wird geöffnet…</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>Keine Bibliothek</translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation>Die Bibliothek ließ sich nicht öffnen; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>Keine Antworten</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>Die Netze ließen sich nicht laden; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>Die Bibliothek ist leer</translation>
    </message>
    <message>
        <source>Add folders of photographs, and all of them appear here, those that are alike together.</source>
        <translation>Ordner mit Fotos hinzufügen, und alle erscheinen hier, ähnliche beisammen.</translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation>Die Bibliothek wird gefüllt</translation>
    </message>
    <message>
        <source>Photographs appear here as soon as some are in.</source>
        <translation>Fotos erscheinen hier, sobald einige darin sind.</translation>
    </message>
    <message>
        <source>Making the map</source>
        <translation>Die Karte wird erstellt</translation>
    </message>
    <message>
        <source>Photographs that are alike are laid near each other. It is kept, so this takes long once.</source>
        <translation>Ähnliche Fotos werden nahe beieinander angeordnet. Die Karte bleibt, daher dauert das nur einmal lange.</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>Noch keine Karte</translation>
    </message>
    <message>
        <source>Making the map was stopped.</source>
        <translation>Das Erstellen der Karte wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The map could not be made</source>
        <translation>Die Karte ließ sich nicht erstellen</translation>
    </message>
    <message>
        <source>The networks have changed</source>
        <translation>Die Netze haben sich geändert</translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation>Zurück zur Antwort</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation>Wieder die Labels und Nachbarn der Antwort zeigen (Esc)</translation>
    </message>
    <message>
        <source>Makes the map once more</source>
        <translation>Erstellt die Karte noch einmal</translation>
    </message>
    <message>
        <source>Reads the library&apos;s photographs with these networks</source>
        <translation>Liest die Fotos der Bibliothek mit diesen Netzen</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>There was no photograph in that; drop or paste image files or a picture.</source>
        <translation>Darin war kein Foto; bitte Bilddateien oder ein Bild hierher ziehen oder einfügen.</translation>
    </message>
    <message>
        <source>Fetch the picture from {hosts}? lsgui connects to nothing unless you say so.</source>
        <translation>Das Bild von {hosts} holen? lsgui verbindet sich mit nichts ungefragt.</translation>
    </message>
    <message>
        <source>{host} has the picture at another host. Fetch it from {other}? Nothing was asked of it yet.</source>
        <translation>{host} hat das Bild auf einem anderen Rechner. Von {other} holen? Dort wurde noch nichts angefragt.</translation>
    </message>
    <message>
        <source>Of {n} files, the first two were taken as A and B.</source>
        <translation>Von {n} Dateien wurden die ersten beiden als A und B genommen.</translation>
    </message>
    <message>
        <source>There is no room for all of them: an expression has at most {n} images.</source>
        <translation>Es ist nicht für alle Platz: Ein Ausdruck hat höchstens {n} Bilder.</translation>
    </message>
    <message>
        <source>“{name}” is a few-shot head and holds no photographs, so it was not added to the library. Open it among the few-shot heads?</source>
        <translation>„{name}“ ist ein Few-shot-Kopf und enthält keine Fotos, kam also nicht in die Bibliothek. Unter den Few-shot-Köpfen öffnen?</translation>
    </message>
    <message>
        <source>Once the library is open, {names} will be added to it; keep this window open until then.</source>
        <translation>Sobald die Bibliothek offen ist, kommt {names} hinein; lassen Sie dieses Fenster bis dahin offen.</translation>
    </message>
    <message>
        <source>lsgui ended before the library was open, and could not add {names} to it. Add now?</source>
        <translation>lsgui endete, bevor die Bibliothek offen war, und konnte {names} nicht hinzufügen. Jetzt hinzufügen?</translation>
    </message>
    <message>
        <source>Adding {names} to the library; the photographs will be found as neighbours.</source>
        <translation>{names} kommt in die Bibliothek; die Fotos werden dann als Nachbarn gefunden.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Copies what a bug report needs to the clipboard</source>
        <translation>Kopiert, was ein Fehlerbericht braucht, in die Zwischenablage</translation>
    </message>
</context>
<context>
    <name>MethodColumn</name>
    <message>
        <source>Answering…</source>
        <translation>Antwort wird berechnet…</translation>
    </message>
    <message>
        <source>The chosen method; the others are compared with it.</source>
        <translation>Die gewählte Methode; die anderen werden mit ihr verglichen.</translation>
    </message>
    <message>
        <source>{common} of {all} labels agree with {method}.</source>
        <translation>{common} von {all} Labels stimmen mit {method} überein.</translation>
    </message>
    <message>
        <source>No label is present, as with {method}.</source>
        <translation>Kein Label ist vorhanden, wie bei {method}.</translation>
    </message>
    <message>
        <source>{common} of {all} neighbours in common.</source>
        <translation>{common} von {all} Nachbarn gemeinsam.</translation>
    </message>
    <message>
        <source>Neighbours are near the combined feature.</source>
        <translation>Nachbarn liegen nahe beim kombinierten Merkmal.</translation>
    </message>
    <message>
        <source>Neighbours are ranked by label probabilities: there is no feature.</source>
        <translation>Nachbarn sind nach Labelwahrscheinlichkeiten geordnet: Es gibt kein Merkmal.</translation>
    </message>
    <message>
        <source>No label is present</source>
        <translation>Kein Label ist vorhanden</translation>
    </message>
    <message>
        <source>{label} {score}, only here</source>
        <translation>{label} {score}, nur hier</translation>
    </message>
    <message>
        <source>{label} {score}, with both</source>
        <translation>{label} {score}, bei beiden</translation>
    </message>
    <message>
        <source>{label} {score}, not here</source>
        <translation>{label} {score}, nicht hier</translation>
    </message>
    <message>
        <source>Use This Method</source>
        <translation>Diese Methode verwenden</translation>
    </message>
    <message>
        <source>Labels: {method}</source>
        <translation>Labels: {method}</translation>
    </message>
    <message>
        <source>Present labels with their scores, and those that only the chosen method has.</source>
        <translation>Vorhandene Labels mit ihren Werten, und solche, die nur die gewählte Methode hat.</translation>
    </message>
    <message>
        <source>Neighbours: {method}</source>
        <translation>Nachbarn: {method}</translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation>Enter öffnet ein Foto; A und B legen es in ein Bildfeld; zum Verwenden anderswo herausziehen.</translation>
    </message>
    <message>
        <source>Use {method}</source>
        <translation>{method} verwenden</translation>
    </message>
    <message>
        <source>Answers are made by this method from now on.</source>
        <translation>Antworten kommen von jetzt an von dieser Methode.</translation>
    </message>
    <message>
        <source>Rank {rank}, {name}, cosine distance {distance}</source>
        <translation>Rang {rank}, {name}, Kosinusabstand {distance}</translation>
    </message>
</context>
<context>
    <name>MethodsPanel</name>
    <message>
        <source>Methods side by side</source>
        <translation>Methoden nebeneinander</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Put two photographs into A and B, and every method answers here.</source>
        <translation>Zwei Fotos in A und B legen, und jede Methode antwortet hier.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>Keine Antworten</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>Die Netze ließen sich nicht laden; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation>Zurück zur Antwort</translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation>Wieder die Labels und Nachbarn der Antwort zeigen (Esc)</translation>
    </message>
</context>
<context>
    <name>MoreWells</name>
    <message>
        <source>not in the expression</source>
        <translation>nicht im Ausdruck</translation>
    </message>
</context>
<context>
    <name>NeighbourPanel</name>
    <message>
        <source>Opening the library…</source>
        <translation>Die Bibliothek wird geöffnet…</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>Keine Bibliothek</translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation>Die Bibliothek ließ sich nicht öffnen; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>Keine Antworten</translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation>Die Netze ließen sich nicht laden; die Meldung oben sagt, warum.</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>Die Bibliothek ist leer</translation>
    </message>
    <message>
        <source>Add folders of photographs, and those nearest to an answer appear here. Nothing leaves this computer, and no file is changed.</source>
        <translation>Ordner mit Fotos hinzufügen, und die einer Antwort nächsten erscheinen hier. Nichts verlässt diesen Rechner, und keine Datei wird verändert.</translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation>Die Bibliothek wird gefüllt</translation>
    </message>
    <message>
        <source>Photographs appear here as soon as some are in.</source>
        <translation>Fotos erscheinen hier, sobald einige darin sind.</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>The photographs of your library nearest to the answer appear here.</source>
        <translation>Hier erscheinen die Fotos der Bibliothek, die der Antwort am nächsten sind.</translation>
    </message>
    <message>
        <source>Label logic makes no feature: this is the cosine distance of label probabilities.</source>
        <translation>Labellogik erzeugt kein Merkmal: Dies ist der Kosinusabstand von Labelwahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>No other photograph</source>
        <translation>Kein weiteres Foto</translation>
    </message>
    <message>
        <source>The library holds nothing beside the photographs in A and B.</source>
        <translation>Die Bibliothek enthält nichts außer den Fotos in A und B.</translation>
    </message>
    <message>
        <source>No such photograph</source>
        <translation>Kein solches Foto</translation>
    </message>
    <message>
        <source>No other photograph of your library passes the filter.</source>
        <translation>Kein weiteres Foto der Bibliothek besteht den Filter.</translation>
    </message>
    <message>
        <source>The networks have changed</source>
        <translation>Die Netze haben sich geändert</translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation>Die Bibliothek neu einlesen, um sie auf den neuesten Stand zu bringen.</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>All Photographs</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Reads the library&apos;s photographs with these networks</source>
        <translation>Liest die Fotos der Bibliothek mit diesen Netzen</translation>
    </message>
    <message>
        <source>Nearest photographs</source>
        <translation>Nächste Fotos</translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation>Enter öffnet ein Foto; A und B legen es in ein Bildfeld; zum Verwenden anderswo herausziehen.</translation>
    </message>
    <message>
        <source>Seek neighbours in the whole library again</source>
        <translation>Nachbarn wieder in der ganzen Bibliothek suchen</translation>
    </message>
    <message>
        <source>Rank {rank}, {name}, cosine distance {distance}</source>
        <translation>Rang {rank}, {name}, Kosinusabstand {distance}</translation>
    </message>
    <message>
        <source>{path}
Rank {rank} · cosine distance {distance}</source>
        <translation>{path}
Rang {rank} · Kosinusabstand {distance}</translation>
    </message>
    <message>
        <source>Only {wanted}</source>
        <translation>Nur {wanted}</translation>
    </message>
    <message numerus="yes">
        <source>The {shown} nearest of %Ln photograph(s)</source>
        <translation>
            <numerusform>Die {shown} nächsten von %Ln Foto</numerusform>
            <numerusform>Die {shown} nächsten von %Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Cosine distance; for this answer, half of your library is within {typical}.</source>
        <translation>Kosinusabstand; bei dieser Antwort liegt die halbe Bibliothek innerhalb von {typical}.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>OperationChooser</name>
    <message>
        <source>Set operation</source>
        <translation>Mengenoperation</translation>
    </message>
    <message>
        <source>Swap A and B  (S)</source>
        <translation>A und B tauschen  (S)</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>Intersection</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Union</source>
        <translation>Vereinigung</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Only what A and B both show</source>
        <translation>Nur, was A und B beide zeigen</translation>
    </message>
    <message>
        <source>All that A or B shows</source>
        <translation>Alles, was A oder B zeigt</translation>
    </message>
    <message>
        <source>What A shows and B does not</source>
        <translation>Was A zeigt und B nicht</translation>
    </message>
    <message>
        <source>Of a dog in the snow and a dog on a beach, it keeps: dog.</source>
        <translation>Von einem Hund im Schnee und einem Hund am Strand bleibt: Hund.</translation>
    </message>
    <message>
        <source>Of a dog in the snow and a dog on a beach, it keeps: dog, snow, beach.</source>
        <translation>Von einem Hund im Schnee und einem Hund am Strand bleibt: Hund, Schnee, Strand.</translation>
    </message>
    <message>
        <source>Of a dog in the snow, without a dog on a beach, it keeps: snow.</source>
        <translation>Von einem Hund im Schnee, ohne einen Hund am Strand, bleibt: Schnee.</translation>
    </message>
</context>
<context>
    <name>PairDelegate</name>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
</context>
<context>
    <name>PairRows</name>
    <message>
        <source>✓ {label}</source>
        <translation>✓ {label}</translation>
    </message>
    <message>
        <source>○ {label} missing</source>
        <translation>○ {label} fehlt</translation>
    </message>
    <message>
        <source>+ {label} extra</source>
        <translation>+ {label} zu viel</translation>
    </message>
    <message>
        <source>· {label} besides</source>
        <translation>· {label} außerdem</translation>
    </message>
    <message>
        <source>Fits, chance {chance}</source>
        <translation>Passt, Aussicht {chance}</translation>
    </message>
    <message>
        <source>{missing} missing and {extra} extra, chance {chance}</source>
        <translation>{missing} fehlt, {extra} zu viel, Aussicht {chance}</translation>
    </message>
    <message>
        <source>{missing} missing, chance {chance}</source>
        <translation>{missing} fehlt, Aussicht {chance}</translation>
    </message>
    <message>
        <source>{extra} extra, chance {chance}</source>
        <translation>{extra} zu viel, Aussicht {chance}</translation>
    </message>
    <message>
        <source>below 0.01</source>
        <translation>unter 0,01</translation>
    </message>
    <message>
        <source>Rank {rank}: A {a}, B {b}. {verdict}: {labels}</source>
        <translation>Rang {rank}: A {a}, B {b}. {verdict}: {labels}</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
</context>
<context>
    <name>PartMenus</name>
    <message>
        <source>&amp;Show Labels of {part}</source>
        <translation>Labels von {part} &amp;zeigen</translation>
    </message>
    <message>
        <source>E&amp;xchange {one} and {other}</source>
        <translation>{one} und {other} &amp;tauschen</translation>
    </message>
    <message>
        <source>Exchange Parts</source>
        <translation>Teile tauschen</translation>
    </message>
    <message>
        <source>Move to {formula}</source>
        <translation>Nach {formula} verschieben</translation>
    </message>
    <message>
        <source>Move Part</source>
        <translation>Teil verschieben</translation>
    </message>
    <message>
        <source>&amp;Replace Image…</source>
        <translation>Bild &amp;ersetzen…</translation>
    </message>
    <message>
        <source>&amp;Paste Here</source>
        <translation>Hier einfü&amp;gen</translation>
    </message>
    <message>
        <source>Make It {sign}  {operation}</source>
        <translation>In {sign}  {operation} ändern</translation>
    </message>
    <message>
        <source>Choose {operation}</source>
        <translation>{operation} wählen</translation>
    </message>
    <message>
        <source>S&amp;wap Its Sides</source>
        <translation>&amp;Seiten tauschen</translation>
    </message>
    <message>
        <source>Swap Sides</source>
        <translation>Seiten tauschen</translation>
    </message>
    <message>
        <source>E&amp;xchange With</source>
        <translation>Tauschen &amp;mit</translation>
    </message>
    <message>
        <source>&amp;Keep Only This</source>
        <translation>&amp;Nur dies behalten</translation>
    </message>
    <message>
        <source>Keep Only a Part</source>
        <translation>Nur einen Teil behalten</translation>
    </message>
    <message>
        <source>Re&amp;move from Expression</source>
        <translation>Aus dem Ausdruck ent&amp;fernen</translation>
    </message>
    <message>
        <source>Remove Part</source>
        <translation>Teil entfernen</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Learning curve</source>
        <translation>Lernkurve</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>The table of the same numbers says it in words.</source>
        <translation>Die Tabelle derselben Zahlen sagt es in Worten.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Präzision</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Part that shows it</source>
        <translation>Anteil, der es zeigt</translation>
    </message>
</context>
<context>
    <name>PlusTarget</name>
    <message>
        <source>Drop photographs here, or press Enter to choose one</source>
        <translation>Fotos hierher ziehen, oder mit Enter eines wählen</translation>
    </message>
    <message>
        <source>{words} Drop photographs here, or click.</source>
        <translation>{words} Fotos hierher ziehen, oder klicken.</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{folder} is there already; choose another folder.</source>
        <translation>{folder} gibt es schon; bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The few-shot heads in {folder} cannot be read: {reason}.</source>
        <translation>Die Few-shot-Köpfe in {folder} sind nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>The few-shot head in {folder} cannot be read: {reason}.</source>
        <translation>Der Few-shot-Kopf in {folder} ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>No category would be left: keep one example of one of them.</source>
        <translation>Es bliebe keine Kategorie übrig: Von einer muss ein Beispiel bleiben.</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be read: {reason}.</source>
        <translation>Die Bibliothek in {folder} ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>what is whole is kept by Library, Check Library…</source>
        <translation>was heil ist, bewahrt Bibliothek, Bibliothek prüfen…</translation>
    </message>
    <message>
        <source>There was not enough memory for this.</source>
        <translation>Dafür war nicht genug Speicher da.</translation>
    </message>
    <message>
        <source>{file} could not be used: {reason}.</source>
        <translation>{file} war nicht zu gebrauchen: {reason}.</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}); please report it with the details.</source>
        <translation>Etwas Unerwartetes ist geschehen ({kind}); bitte mit den Einzelheiten melden.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume: {job}</source>
        <translation>Fortsetzen: {job}</translation>
    </message>
    <message>
        <source>Pause: {job}</source>
        <translation>Anhalten: {job}</translation>
    </message>
    <message>
        <source>Cancel: {job}</source>
        <translation>Abbrechen: {job}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln gefunden</numerusform>
            <numerusform>%Ln gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{rate} per second</source>
        <translation>{rate} je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s) left</source>
        <translation>
            <numerusform>noch etwa %Ln Sekunde</numerusform>
            <numerusform>noch etwa %Ln Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>noch etwa %Ln Minute</numerusform>
            <numerusform>noch etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s) left</source>
        <translation>
            <numerusform>noch etwa %Ln Stunde</numerusform>
            <numerusform>noch etwa %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{job} · stopping…</source>
        <translation>{job} · wird beendet…</translation>
    </message>
</context>
<context>
    <name>PromiseChooser</name>
    <message>
        <source>No promise</source>
        <translation>Keine Zusage</translation>
    </message>
    <message>
        <source>Recall: on average so much of the true labels is present. Precision: so much of what is present is true. It holds for two photographs drawn at random and for two that share a label, with a confidence of 0.9. Few-shot heads keep their own thresholds.</source>
        <translation>Trefferquote: Im Mittel ist so viel der wahren Labels vorhanden. Präzision: So viel des Vorhandenen ist wahr. Sie gilt für zwei zufällig gezogene Fotos und für zwei mit einem gemeinsamen Label, mit einer Sicherheit von 0,9. Few-shot-Köpfe behalten ihre eigenen Schwellen.</translation>
    </message>
    <message>
        <source>Promise of the label set</source>
        <translation>Zusage der Labelmenge</translation>
    </message>
    <message>
        <source>Recall {part}</source>
        <translation>Trefferquote {part}</translation>
    </message>
    <message>
        <source>Precision {part}</source>
        <translation>Präzision {part}</translation>
    </message>
    <message>
        <source>{promise} on average, on photographs like those of the calibration: about {count} labels each.</source>
        <translation>{promise} im Mittel, bei Fotos wie denen der Kalibrierung: je etwa {count} Labels.</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>Which photograph, taken away from this one, leaves</source>
        <translation>Welches Foto lässt, von diesem weggenommen, übrig:</translation>
    </message>
    <message>
        <source>Taking this one away from which photograph leaves</source>
        <translation>Von welchem Foto dieses weggenommen lässt übrig:</translation>
    </message>
    <message>
        <source>Which photograph has in common with this one</source>
        <translation>Welches Foto hat mit diesem gemeinsam:</translation>
    </message>
    <message>
        <source>Which photograph has, together with this one,</source>
        <translation>Welches Foto hat zusammen mit diesem:</translation>
    </message>
    <message>
        <source>Which two photographs have, together,</source>
        <translation>Welche zwei Fotos haben zusammen:</translation>
    </message>
    <message>
        <source>Which two photographs have in common</source>
        <translation>Welche zwei Fotos haben gemeinsam:</translation>
    </message>
    <message>
        <source>Of which two photographs does the first without the second leave</source>
        <translation>Bei welchen zwei Fotos lässt das erste ohne das zweite übrig:</translation>
    </message>
    <message>
        <source>Image {letter}</source>
        <translation>Bild {letter}</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Was gefragt ist</translation>
    </message>
    <message>
        <source>The operation, and whether one photograph is given or both are sought</source>
        <translation>Die Operation, und ob ein Foto gegeben ist oder beide gesucht sind</translation>
    </message>
    <message>
        <source>The photograph given</source>
        <translation>Das gegebene Foto</translation>
    </message>
    <message>
        <source>The one in this well</source>
        <translation>Das in diesem Bildfeld</translation>
    </message>
    <message>
        <source>The photograph given, as a picture</source>
        <translation>Das gegebene Foto als Bild</translation>
    </message>
    <message>
        <source>Exactly or at least</source>
        <translation>Genau oder mindestens</translation>
    </message>
    <message>
        <source>Whether other labels may be there, too</source>
        <translation>Ob auch andere Labels da sein dürfen</translation>
    </message>
</context>
<context>
    <name>SessionBridge</name>
    <message>
        <source>No folder can be added: the library could not be opened.</source>
        <translation>Es lässt sich kein Ordner hinzufügen: Die Bibliothek ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
</context>
<context>
    <name>SessionChanges</name>
    <message>
        <source>Set Image {slot}</source>
        <translation>Bild {slot} setzen</translation>
    </message>
    <message>
        <source>Set Both Images</source>
        <translation>Beide Bilder setzen</translation>
    </message>
    <message>
        <source>Ask This</source>
        <translation>Dies fragen</translation>
    </message>
    <message>
        <source>Clear Image {slot}</source>
        <translation>Bild {slot} entfernen</translation>
    </message>
    <message>
        <source>Swap Images</source>
        <translation>Bilder tauschen</translation>
    </message>
    <message>
        <source>Choose {operation}</source>
        <translation>{operation} wählen</translation>
    </message>
    <message>
        <source>Add Image {slot}</source>
        <translation>Bild {slot} hinzufügen</translation>
    </message>
    <message>
        <source>Add Images {slot}</source>
        <translation>Bilder {slot} hinzufügen</translation>
    </message>
    <message>
        <source>Remove Image {slot}</source>
        <translation>Bild {slot} entfernen</translation>
    </message>
    <message>
        <source>Set Expression</source>
        <translation>Ausdruck setzen</translation>
    </message>
    <message>
        <source>Look at {part}</source>
        <translation>{part} ansehen</translation>
    </message>
    <message>
        <source>Choose Method</source>
        <translation>Methode wählen</translation>
    </message>
    <message>
        <source>Choose Promise</source>
        <translation>Zusage wählen</translation>
    </message>
    <message>
        <source>Choose Number of Neighbours</source>
        <translation>Zahl der Nachbarn wählen</translation>
    </message>
    <message>
        <source>All as Neighbours</source>
        <translation>Alle als Nachbarn</translation>
    </message>
    <message>
        <source>Narrow Neighbours</source>
        <translation>Nachbarn einschränken</translation>
    </message>
    <message>
        <source>The picture on its way to Image {slot} was dropped; paste or drop it again.</source>
        <translation>Das Bild auf dem Weg zu Bild {slot} ging verloren; bitte noch einmal einfügen oder hierher ziehen.</translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Open Session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>{name} is open in place of what you had.</source>
        <translation>{name} ist jetzt anstelle des Bisherigen geöffnet.</translation>
    </message>
    <message>
        <source>The last session</source>
        <translation>Die letzte Sitzung</translation>
    </message>
    <message>
        <source>What was not saved</source>
        <translation>Nicht Gespeichertes</translation>
    </message>
    <message>
        <source>Go Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>What you had before is back.</source>
        <translation>Das Vorherige ist wieder da.</translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform> (und %n weitere)</numerusform>
            <numerusform> (und %n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>A new session has begun in place of what you had.</source>
        <translation>Eine neue Sitzung hat anstelle des Bisherigen begonnen.</translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Sessions (*{suffix})</source>
        <translation>Sitzungen (*{suffix})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Restore What a C&amp;rash Left</source>
        <translation>Nach dem &amp;Absturz Verbliebenes wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Last Session, as You Left It</source>
        <translation>&amp;Letzte Sitzung, wie sie verlassen wurde</translation>
    </message>
    <message>
        <source>Unsaved, {when}</source>
        <translation>Nicht gespeichert, {when}</translation>
    </message>
    <message>
        <source>no photograph</source>
        <translation>kein Foto</translation>
    </message>
    <message>
        <source>lsgui did not end as it should have. What you had is kept: {asked} ({names}), {when}.</source>
        <translation>lsgui ist nicht ordentlich beendet worden. Das Bisherige ist aufbewahrt: {asked} ({names}), {when}.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>What you had before the crash is back in place of what you had now.</source>
        <translation>Was vor dem Absturz da war, ist anstelle des Bisherigen wieder da.</translation>
    </message>
    <message>
        <source>What you have at work cannot be kept at present; it is tried again. {reason}</source>
        <translation>Was in Arbeit ist, lässt sich zurzeit nicht aufbewahren; es wird wieder versucht. {reason}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop is set.</source>
        <translation>Hell, dunkel, oder wie der Schreibtisch eingestellt ist.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>High: black on white or white on black, with strong lines.</source>
        <translation>Hoch: Schwarz auf Weiß oder Weiß auf Schwarz, mit kräftigen Linien.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Textgröße in Prozent</translation>
    </message>
    <message>
        <source>Of the size that the desktop has set.</source>
        <translation>Von der Größe, die der Schreibtisch vorgibt.</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Whether menus and panels may glide; takes effect at the next start.</source>
        <translation>Ob Menüs und Leisten gleiten dürfen; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Neighbours shown</source>
        <translation>Gezeigte Nachbarn</translation>
    </message>
    <message>
        <source>How many of the nearest library images an answer lists.</source>
        <translation>Wie viele der nächsten Bilder der Bibliothek eine Antwort nennt.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>The trained networks, or one of the two baselines to compare them with.</source>
        <translation>Die trainierten Netze, oder eines von zwei Verfahren zum Vergleich.</translation>
    </message>
    <message>
        <source>Learned networks</source>
        <translation>Gelernte Netze</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>Analytisch</translation>
    </message>
    <message>
        <source>Label logic</source>
        <translation>Labellogik</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Keep it up to date</source>
        <translation>Auf dem neuesten Stand halten</translation>
    </message>
    <message>
        <source>New, changed and missing photographs are noticed by themselves, or when you ask for a rescan.</source>
        <translation>Neue, geänderte und fehlende Fotos werden von selbst bemerkt, oder wenn neu eingelesen wird.</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>When asked</source>
        <translation>Auf Wunsch</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Rechenkern</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the networks run; takes effect at the next start.</source>
        <translation>Wo die Netze laufen; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Few-shot heads</source>
        <translation>Few-shot-Köpfe</translation>
    </message>
    <message>
        <source>Combinations of examples</source>
        <translation>Kombinationen von Beispielen</translation>
    </message>
    <message>
        <source>Synthesised from pairs of examples, as more examples; used by the next fits.</source>
        <translation>Aus Paaren von Beispielen erzeugt, als weitere Beispiele; bei den nächsten Anpassungen.</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>Keine verwenden</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source>Small copies of large photographs, made while indexing, in the desktop&apos;s thumbnail folder.</source>
        <translation>Kleine Kopien großer Fotos, beim Indexieren erstellt, im Vorschauordner des Schreibtischs.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep none</source>
        <translation>Keine behalten</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Another checkpoint folder than the shipped one; takes effect at the next start.</source>
        <translation>Ein anderer Checkpoint-Ordner als der mitgelieferte; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The settings file {what} cannot be read now ({why}), so the defaults are in force until the next start; it was left as it is.</source>
        <translation>Die Einstellungsdatei {what} ist im Moment nicht lesbar ({why}), daher gelten bis zum nächsten Start die Vorgaben; die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The settings file could not be read, so the defaults are in force; it was kept as {what}.</source>
        <translation>Die Einstellungsdatei war nicht lesbar, daher gelten die Vorgaben; sie ist als {what} aufbewahrt.</translation>
    </message>
    <message>
        <source>The settings file has unusable values, so defaults replace them: {what}.</source>
        <translation>Die Einstellungsdatei hat unbrauchbare Werte, statt derer die Vorgaben gelten: {what}.</translation>
    </message>
</context>
<context>
    <name>SkippedDialog</name>
    <message>
        <source>Skipped Files</source>
        <translation>Übersprungene Dateien</translation>
    </message>
    <message>
        <source>Filter files and reasons</source>
        <translation>Dateien und Gründe filtern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be used. Everything else was done.</source>
        <translation>
            <numerusform>%Ln Datei war nicht zu gebrauchen. Alles andere ist getan.</numerusform>
            <numerusform>%Ln Dateien waren nicht zu gebrauchen. Alles andere ist getan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every file could be used.</source>
        <translation>Alle Dateien waren zu gebrauchen.</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Noch ein Versuch…</translation>
    </message>
    <message>
        <source>Skipped files and why</source>
        <translation>Übersprungene Dateien und warum</translation>
    </message>
    <message>
        <source>Double-click shows a file in the file manager.</source>
        <translation>Ein Doppelklick zeigt eine Datei im Dateimanager.</translation>
    </message>
    <message>
        <source>&amp;Copy List</source>
        <translation>Liste &amp;kopieren</translation>
    </message>
    <message>
        <source>Copies the files and reasons to the clipboard</source>
        <translation>Kopiert die Dateien und Gründe in die Zwischenablage</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Looks again through the folders of the chosen files, or of all that are listed</source>
        <translation>Sieht noch einmal in den Ordnern der gewählten Dateien nach, oder aller aufgelisteten</translation>
    </message>
</context>
<context>
    <name>SkippedModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>SmallWell</name>
    <message>
        <source>Remove image {letter}</source>
        <translation>Bild {letter} entfernen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>StandingNotes</name>
    <message>
        <source>Nothing can be kept here, since lsgui cannot write to {folders}; make that writable, or set LSGUI_HOME to a folder that is.</source>
        <translation>Hier lässt sich nichts aufbewahren, denn lsgui kann nicht in {folders} schreiben; das beschreibbar machen oder LSGUI_HOME auf einen beschreibbaren Ordner setzen.</translation>
    </message>
    <message>
        <source>Nothing can be kept here, since there is no room left on the disk of {folders}; free some there, or set LSGUI_HOME to a folder on another disk.</source>
        <translation>Hier lässt sich nichts aufbewahren, denn auf der Platte mit {folders} ist kein Platz mehr; dort Platz schaffen oder LSGUI_HOME auf einen Ordner auf einer anderen Platte setzen.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Loading the networks…</source>
        <translation>Die Netze werden geladen…</translation>
    </message>
    <message>
        <source>Indexing…</source>
        <translation>Wird indexiert…</translation>
    </message>
    <message>
        <source>Show the library&apos;s folders</source>
        <translation>Die Ordner der Bibliothek zeigen</translation>
    </message>
    <message>
        <source>Where the networks run</source>
        <translation>Wo die Netze laufen</translation>
    </message>
    <message>
        <source>Device: {device}</source>
        <translation>Gerät: {device}</translation>
    </message>
    <message>
        <source>Checkpoint, SHA-256 {sha256}</source>
        <translation>Checkpoint, SHA-256 {sha256}</translation>
    </message>
    <message>
        <source>Checkpoint: {name}</source>
        <translation>Checkpoint: {name}</translation>
    </message>
    <message>
        <source>The networks could not be loaded</source>
        <translation>Die Netze ließen sich nicht laden</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Antwort wird berechnet…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Answered in {n} ms</source>
        <translation>Beantwortet in {n} ms</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s) in the library</source>
        <translation>
            <numerusform>%Ln Foto in der Bibliothek</numerusform>
            <numerusform>%Ln Fotos in der Bibliothek</numerusform>
        </translation>
    </message>
    <message>
        <source>The library is empty</source>
        <translation>Die Bibliothek ist leer</translation>
    </message>
    <message>
        <source>Indexing {done} of {total}</source>
        <translation>Indexiert: {done} von {total}</translation>
    </message>
    <message>
        <source>{steps} · paused</source>
        <translation>{steps} · angehalten</translation>
    </message>
    <message>
        <source>{steps} · on battery, so at half speed</source>
        <translation>{steps} · im Akkubetrieb, daher mit halber Geschwindigkeit</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>On the map</source>
        <translation>Auf der Karte</translation>
    </message>
    <message>
        <source>Near the edge</source>
        <translation>Nahe am Rand</translation>
    </message>
    <message>
        <source>Off the map</source>
        <translation>Außerhalb der Karte</translation>
    </message>
    <message>
        <source>The answer is where labels are usually read as well as they can be.</source>
        <translation>Die Antwort liegt, wo Labels meist so gut gelesen werden, wie es geht.</translation>
    </message>
    <message>
        <source>Labels of such answers are wrong more often than usual.</source>
        <translation>Labels solcher Antworten sind öfter falsch als sonst.</translation>
    </message>
    <message>
        <source>Labels of such answers are often wrong: look at the photographs before you believe them.</source>
        <translation>Labels solcher Antworten sind oft falsch: vor dem Glauben die Fotos ansehen.</translation>
    </message>
    <message>
        <source>The expected F1 (1: every label right) is what the scores let expect, set right on answers to random photographs whose labels are known. Distances told next to nothing there, and count only where they are larger than nearly any. The shape says the same as the words.</source>
        <translation>Das erwartete F1 (1: jedes Label richtig) ist, was die Werte erwarten lassen, richtiggestellt an Antworten zu zufälligen Fotos, deren Labels bekannt sind. Abstände verrieten dort fast nichts und zählen nur, wo sie größer als fast alle sind. Die Form sagt dasselbe wie die Wörter.</translation>
    </message>
    <message>
        <source>{mark} {words} · expected F1 {number}</source>
        <translation>{mark} {words} · erwartetes F1 {number}</translation>
    </message>
    <message>
        <source>{mark} {words} · usual labels: expected F1 {number}</source>
        <translation>{mark} {words} · übliche Labels: erwartetes F1 {number}</translation>
    </message>
    <message>
        <source>The expected F1 is that of the usual label set, without the promise</source>
        <translation>Das erwartete F1 ist das der üblichen Labelmenge, ohne die Zusage</translation>
    </message>
    <message>
        <source>A part is weaker than the whole: {sign}, {words}</source>
        <translation>Ein Teil ist schwächer als das Ganze: {sign}, {words}</translation>
    </message>
    <message>
        <source>Nearest photograph of your library</source>
        <translation>Nächstes Foto der Bibliothek</translation>
    </message>
    <message>
        <source>{words}, expected F1 {number}</source>
        <translation>{words}, erwartetes F1 {number}</translation>
    </message>
    <message>
        <source>Nearest photograph that the networks know</source>
        <translation>Nächstes Foto, das die Netze kennen</translation>
    </message>
    <message>
        <source>A and B alone: {number} times the usual distance</source>
        <translation>A und B allein: das {number}-Fache des üblichen Abstands</translation>
    </message>
    <message>
        <source>{name}: distance {distance}, usually {usual}; {part} of them have a nearer one</source>
        <translation>{name}: Abstand {distance}, üblich {usual}; {part} von ihnen haben ein näheres</translation>
    </message>
</context>
<context>
    <name>TrustMeter</name>
    <message>
        <source>– No trust meter</source>
        <translation>– Keine Vertrauensanzeige</translation>
    </message>
    <message>
        <source>Trust meter: {text}</source>
        <translation>Vertrauensanzeige: {text}</translation>
    </message>
    <message>
        <source>Trust Meter</source>
        <translation>Vertrauensanzeige</translation>
    </message>
</context>
<context>
    <name>VennPage</name>
    <message>
        <source>Labels by region</source>
        <translation>Labels nach Bereichen</translation>
    </message>
    <message>
        <source>Enter on a label seeks photographs with it, on a region selects its labels in the ledger.</source>
        <translation>Enter sucht bei einem Label Fotos damit, bei einem Bereich wählt es dessen Labels im Abgleich.</translation>
    </message>
    <message>
        <source>sought: {label}, {verdict}</source>
        <translation>gesucht: {label}, {verdict}</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>stimmt</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>zu viel</translation>
    </message>
    <message>
        <source>by the promise</source>
        <translation>durch die Zusage</translation>
    </message>
</context>
<context>
    <name>VennView</name>
    <message>
        <source>Venn diagram of the labels</source>
        <translation>Venn-Diagramm der Labels</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>{a} only: {n}</source>
        <translation>Nur {a}: {n}</translation>
    </message>
    <message>
        <source>{a} and {b}: {n}</source>
        <translation>{a} und {b}: {n}</translation>
    </message>
    <message>
        <source>{b} only: {n}</source>
        <translation>Nur {b}: {n}</translation>
    </message>
    <message>
        <source>In neither, yet predicted: {n}</source>
        <translation>In keinem, doch vorhergesagt: {n}</translation>
    </message>
    <message>
        <source>Arrow keys go from label to label, Enter seeks photographs; the list has the same.</source>
        <translation>Pfeiltasten gehen von Label zu Label, Enter sucht Fotos; die Liste hat dasselbe.</translation>
    </message>
</context>
<context>
    <name>WhyLine</name>
    <message>
        <source>The number says how far the label&apos;s score falls when what is outlined is hidden: a full line round what carries the label, a broken one round what keeps it out.</source>
        <translation>Die Zahl sagt, wie weit der Wert des Labels fällt, wenn das Umrandete verdeckt wird: eine durchgezogene Linie um das, was das Label trägt, eine unterbrochene um das, was dagegen spricht.</translation>
    </message>
</context>
<context>
    <name>WhyOverlay</name>
    <message>
        <source>upper left</source>
        <translation>oben links</translation>
    </message>
    <message>
        <source>top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>upper right</source>
        <translation>oben rechts</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>lower left</source>
        <translation>unten links</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>lower right</source>
        <translation>unten rechts</translation>
    </message>
    <message>
        <source>Looking for what carries “{label}”…</source>
        <translation>Gesucht wird, was „{label}“ trägt…</translation>
    </message>
    <message>
        <source>{sign} carries “{label}”: {fall}, {place}</source>
        <translation>{sign} trägt „{label}“: {fall}, {place}</translation>
    </message>
    <message>
        <source>{sign} keeps “{label}” out: {fall}, {place}</source>
        <translation>{sign} spricht gegen „{label}“: {fall}, {place}</translation>
    </message>
    <message>
        <source>no one place of it carries “{label}”</source>
        <translation>keine einzelne Stelle davon trägt „{label}“</translation>
    </message>
    <message>
        <source> (rough)</source>
        <translation> (grob)</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message numerus="yes">
        <source>%Ln photograph(s) must be read again with the present networks to be found as neighbours.</source>
        <translation>
            <numerusform>%Ln Foto muss mit den gegenwärtigen Netzen neu gelesen werden, um als Nachbar gefunden zu werden.</numerusform>
            <numerusform>%Ln Fotos müssen mit den gegenwärtigen Netzen neu gelesen werden, um als Nachbarn gefunden zu werden.</numerusform>
        </translation>
    </message>
</context>
</TS>
