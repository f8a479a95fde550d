<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent Sess&amp;ions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Image A…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Image B…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear This List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste Photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a photograph, or one or two copied files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Image &amp;A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Image &amp;B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Swap A and B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rescan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause Indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop Indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check Library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the library with its checksums, and repair it if need be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the library&apos;s folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Few-shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the heads fitted for your own categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All &amp;Photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all photographs of the library, or the answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare Methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what every method answers, side by side, or the answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What the Operations Do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Teaching New Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;Log Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About lsgui</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show which places of A and B carried the chosen label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add A&amp;nother Image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unite the answer with a third image, and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what is asked of the images, such as (A ∪ B) ∖ C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learned Networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Analytic (baseline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label L&amp;ogic (baseline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LaSO, as in the &amp;Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LaSO, as in its &amp;Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with empty wells and a new history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open S&amp;ession…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Session &amp;As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport Answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the answer as a page with pictures, CSV, JSON or COCO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List every change, and go to any of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with What Was &amp;Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the answer against the numbers in the session that was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;essions and Exports</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddButton</name>
    <message>
        <source>+ Another image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combine the answer with a third image, and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Bug</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lsgui met a bug ({kind}). Your pictures and your library are untouched; you can go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report it with the details. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Checking the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is damaged; your photographs are not. Repair drops what is damaged, keeps the rest, and reads again what it needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of the damage could not be repaired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drops what is damaged; the photographs that it belongs to are read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing is wrong: %Ln photograph(s) and their features are whole.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repaired: this was dropped. %Ln photograph(s) are read again now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Repaired: this was dropped. No photograph lost its feature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was wrong any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broken database is set aside as {name}; {folders} folders and {images} photographs were taken over from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your folders again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>shown now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter shows the labels of this part</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayRange</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files changed on this day or later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files not changed after this day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>“{name}” is no longer where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” could not be opened: no program could show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of “{name}” could not be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that came with lsgui</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a well: open the photograph, or choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter  ·  Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a well: empty it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del  ·  Backspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a grid: use the photograph as A, as B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A  ·  B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a grid: open the photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a grid or in the labels: copy what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list of labels: what carried a label, or no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all photographs: choose a label, or let it go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space  ·  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all photographs: back to the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a list: find a row by its first letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A … Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the library: take the folder out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the heads: rename the head or the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the heads: delete the head or the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In suggestions: shows it, does not, skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Y  ·  N  ·  S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In examples: shows it, does not, remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Y  ·  N  ·  Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In doubts: keep, shows it, does not, remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K  ·  Y  ·  N  ·  Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab  ·  Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About lsgui</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3 style=&apos;margin:0&apos;&gt;lsgui&lt;/h3&gt;Explore photographs by their label sets. Everything runs on this computer; nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Page with pictures (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs and labels, COCO (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was written to {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show File</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>Both sides are the same: nothing is left of {left}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides are the same: the answer is {left} again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} and {right} have no label in common, so nothing speaks for an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} has every label of {left}: nothing is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} has no label of {left}: nothing is taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inner} has no label: it adds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every label of {inner} is in {outer}, too: {inner} adds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every label of {inner} is in {outer}, too: {outer} takes nothing away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photograph {node} stands in the expression more than once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label is found in {node}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels of {node} are a guess: certainty {certainty}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty: {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty fades: {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>certainty {certainty}, %Ln label(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Union with Another Image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intersection with Another Image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Another Image Away…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExpressionLine</name>
    <message>
        <source>Expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters of images with | or ∪ for union, &amp; or ∩ for intersection, - or ∖ for difference, and parentheses. Enter applies it, Escape takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type (a | b) - c and press Enter; Esc takes it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExpressionPanel</name>
    <message>
        <source>{letter} has no photograph yet and is left out; drop one on its chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} More remarks are with the chips that have a sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap Sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {operation}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExpressionTree</name>
    <message>
        <source>Parts of the expression</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FacetList</name>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {count} of the photographs shown, {total} in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; from the few-shot head “{head}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have: {facet}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not have: {facet}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FewShotPanel</name>
    <message>
        <source>Teach it something new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop example photographs here, or a folder of them: they become one new category. A folder with subfolders becomes one category for each, a table (CSV) one for each of its labels. A few pictures are enough to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head “{name}” was deleted, with {categories}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}” was deleted from the head “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head “{name}”, which could not be used, was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} It takes no part in answers. Delete it, or fit it anew from its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} Until then it takes no part in answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average precision {ap} by cross-validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few examples to check how well it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being fitted anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit Again from Its Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combinations of examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few-shot heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F2 renames the chosen head or category, Delete deletes it; drop photographs on a category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the chosen category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets you choose a folder of examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit a head from a folder of example photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photographs, merge, save, open, export, and fit again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit it for the present networks; the old one goes, and undo is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combine pairs of examples into more examples in the next fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Folder of Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”: {examples}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”: {examples}, {quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the chosen head another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the chosen head; this can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the head “{name}” another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the head “{name}” with {categories}; this can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its only category</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>its %Ln categories</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter by name or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show photographs with these words in their name or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one folder of the library only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort the photographs; the date is that of the file&apos;s last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with exactly {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderDelegate</name>
    <message>
        <source>indexing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ {n} skipped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderModel</name>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>; being indexed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; offline: the folder was not there when last looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be used</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderOffer</name>
    <message>
        <source>Add My Pictures Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets you choose a folder to add to the library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadChanges</name>
    <message>
        <source>Delete “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a head named “{name}” already; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit “{name}” Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head “{name}” has a category named “{new}” already; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark {photos} as “{label}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark {photos} as Not “{label}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {photos} from “{label}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as It Is</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln Photograph(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadDoubts</name>
    <message>
        <source>Choose a category above to see which of its examples disagree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the examples with each other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No example disagrees with the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None looks like an unrelated photograph. Mark photographs that do not show it, and more can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The examples could not be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is said to show “{label}”; by the other examples its score is {score}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is said not to show “{label}”; by the other examples its score is {score}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as It Is (K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as Not (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples that may be labelled wrongly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K keeps one as it is, N or Y turns over what it is said to show, Delete takes it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples most like the chosen one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is right as it is; doubt it no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the other way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no example any more; the file stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as Shown (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadExamples</name>
    <message>
        <source>Choose one category to change its examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does Not Show It (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows It (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples of the chosen category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens an example; A and B put it into a well; N says that it does not show the category, Y that it does, Delete that it is no example; drag it out to use it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the chosen examples as photographs that do not show the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the chosen examples show the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen photographs are examples no more; their files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, does not show “{label}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadFits</name>
    <message>
        <source>Open “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No head can be fitted: the networks could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The networks are still loading; fit the head in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln Example(s) to “{label}”</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadMenu</name>
    <message>
        <source>Choose Photographs of a New Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Photographs That Show “{label}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the Folder of a Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Where to Save a Copy of “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the Library&apos;s Scores by “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Category from Photographs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Head…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Photographs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photographs of the library that “{label}” is found in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit Again without Combinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit Again with Combinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Scores…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table (CSV) of every photograph of the library and its scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a Copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit Again from Its Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old head goes; this can be undone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadPanel</name>
    <message>
        <source>Fitting “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly repeating others, and no check of them: {photos}, {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding examples to “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the scores of “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is in answers from now on: {labels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was replaced. The new one is in answers from now on: {labels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}” has no example any more, and was taken out of the head “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} beside it left out: drop them by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}” learns from {examples} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}” has all of them already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was opened and is in answers from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of “{name}” is in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scores of {photos} are in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; no head was made or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; no table was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There were no photographs in that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One folder at a time: “{name}” was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One head is being fitted already; wait for it, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new category</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadQuality</name>
    <message>
        <source>Choose a category above to see how well it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision {ap}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision {ap}, against unrelated photographs only. Mark photographs that do not show it, or add a library, to see how it does among yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking it on examples that are held out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being fitted anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few examples to check how well it does: it takes {n} different ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be checked; the message above says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is found in {part} of unrelated photographs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold: present from {score} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds that keep a promise, nine times in ten, as long as photographs are like these:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of those that show it, at least {level} are found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of those found, at least {level} are right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use This Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality in numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers that the plots draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds that keep a promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one, then use its threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the numbers of the plots as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the category present from the chosen score on; this can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without combinations of examples: {ap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With combinations of examples: {ap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} (in use)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… with %Ln example(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Part that shows it, at scores near {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean error of scores from 0.1 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found in unrelated photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadSuggestions</name>
    <message>
        <source>Choose a category above to improve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions come from your library: add a folder of photographs to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in the library to suggest any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library could not be looked through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does {name} show “{label}”? Score {score}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>among the likeliest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>near the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely, and unlike the examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows It (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does Not (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Y says that the photograph shows the category, N that it does not, S skips it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photograph becomes an example that shows the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photograph becomes an example that does not show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest this photograph no more until the program ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look through the library again, with the head as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, score {score}, {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadTree</name>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head {name}, {n} examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head {key}, cannot be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average precision {ap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few examples to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, {n} examples, {checked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads, and the categories that each one adds to answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pictures each category was fitted from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision by cross-validation on the examples: 1 is perfect. A dash means too few examples to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadTry</name>
    <message>
        <source>Try the heads on a photograph: drop one here, open it, or paste it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} by the heads:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, which is image A, by the heads:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no photograph in that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow Image A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the heads on a photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of the photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A category, its score, and whether it is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photograph tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photograph to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the photograph on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try image A, whichever that is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Photograph to Try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: score {score}, found from {threshold} on: {found}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>What the Operations Do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions and Exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching New Categories</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (undone)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a click goes to a step; nothing is lost by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change since the beginning. Click one to go back or forward to it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageArea</name>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image {letter}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens the photograph, Delete empties the well</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageListModel</name>
    <message>
        <source>{item}. Cannot be shown: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>Use as &amp;A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as &amp;B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in File &amp;Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Path</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageWell</name>
    <message>
        <source>Open, paste or clear image {letter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear image {letter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image {letter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a photograph here,
or click to open one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is on its way…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Add the Other as C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the Others as C, D, …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Image {letter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Another Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a Folder to the Library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelModel</name>
    <message>
        <source>{label}: predicted {score}, threshold {threshold}, {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; {left} {a}, {right} {b}, label logic {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; from the few-shot head “{head}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label logic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label, and the few-shot head that it comes from, if any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What label logic expects of the set operation: the probabilities of A and B combined, without any network. The ledger has what set algebra expects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probability of the label in the answer. The upright mark is the label&apos;s threshold: a label that reaches it counts as present.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probability of the label in image {side} alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probability of the label in {side} alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below threshold: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels whose predicted score reaches their threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels whose predicted score does not reach their threshold.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelPages</name>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Venn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels that are present, and those below their thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every label in A, in B, expected and predicted, and whether these agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels in two circles, to seek photographs by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways to see the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger and the Venn diagram need two images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only labels of one verdict in the ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All: {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelPanel</name>
    <message>
        <source>No photograph yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop two photographs onto A and B to see the labels of their union, intersection or difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the photographs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last request failed; the message above says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these: no label reaches its threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower fidelity: a photograph was known by its stored feature alone, not by its pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label contains “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Te&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected labels, or all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each label with its scores in A, in B, by label logic, and predicted. Enter shows which places of the photographs carried it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only labels that contain this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt; · {present} of {total} labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt; · {present} of {total} labels · part of {whole}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show which places of A and B carried the label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the few-shot head “{head}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label logic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether image {side} alone has the label, and its probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether {side} alone has the label, and its probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label, and the few-shot head that it comes from, if any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What set algebra makes of the label sets of {a} and {b}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the probabilities of {a} and {b} make when combined, without any network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the answer has the label, and its probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the answer agrees with what is expected: a missing label is expected and not predicted, an extra one predicted and not expected.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Label ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter seeks photographs with a label; the menu sorts by a column and copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Photographs with This Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Te&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>keeps it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carries it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: blue keeps the label out, yellow carries it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryBrowser</name>
    <message>
        <source>Opening the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library could not be listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folders of photographs, and all of them appear here. No file is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs appear here as soon as some are in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photograph of your library passes these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels above their thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judging labels: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And no others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels to filter by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space asks for a label, then against it, then lets it go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show photographs with the chosen labels and no others, few-shot ones aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seek neighbours among photographs that pass this folder, these days and the labels only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows all photographs again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the library once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Opening the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folders yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop folders of photographs here, or add them with the buttons. They are read, never changed, and nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on battery, so at half speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed: the library was up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photographs were found there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What is done is kept; Rescan goes on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was taken out of the library; its files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be opened, so no folder can be added; see above why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library takes folders; drop a folder here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index holds features, no pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete takes the chosen folder out of the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of photographs to the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the chosen folder out of the library; its files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new, changed and missing photographs in all folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all photographs of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the files that could not be used, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs: {facts}, in {seconds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) skipped…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{photographs} of photographs, {own} of index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from Library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListedItems</name>
    <message>
        <source>no label of the vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few-shot heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check Library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side panels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>There was no photograph in that; drop or paste image files or a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the picture from {hosts}? lsgui connects to nothing unless you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {n} files, the first two were taken as A and B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room for all of them: an expression has at most {n} images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding {names} to the library; the photographs will be found as neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies what a bug report needs to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MethodColumn</name>
    <message>
        <source>Answering…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen method; the others are compared with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{common} of {all} labels agree with {method}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label is present, as with {method}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{common} of {all} neighbours in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours are near the combined feature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours are ranked by label probabilities: there is no feature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label is present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} {score}, only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} {score}, with both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} {score}, not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use This Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels: {method}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present labels with their scores, and those that only the chosen method has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours: {method}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {method}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers are made by this method from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank {rank}, {name}, cosine distance {distance}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MethodsPanel</name>
    <message>
        <source>Methods side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop two photographs onto A and B, and every method answers here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the answer&apos;s labels and neighbours again (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreWells</name>
    <message>
        <source>not in the expression</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NeighbourPanel</name>
    <message>
        <source>Opening the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library could not be opened; the message above says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The networks could not be loaded; the message above says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folders of photographs, and those nearest to an answer appear here. Nothing leaves this computer, and no file is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is being filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photographs appear here as soon as some are in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photographs of your library nearest to the answer appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label logic makes no feature: this is the cosine distance of label probabilities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library holds nothing beside the photographs in A and B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other photograph of your library passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The networks have changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescan the library to bring it up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the library&apos;s photographs with these networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest photographs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seek neighbours in the whole library again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank {rank}, {name}, cosine distance {distance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}
Rank {rank} · cosine distance {distance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The {shown} nearest of %Ln photograph(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cosine distance; for this answer, half of your library is within {typical}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OperationChooser</name>
    <message>
        <source>Set operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap A and B  (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>Intersection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Union</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartMenus</name>
    <message>
        <source>&amp;Show Labels of {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xchange {one} and {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to {formula}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace Image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make It {sign}  {operation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {operation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;wap Its Sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap Sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xchange With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Only This</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Only a Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move from Expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Part</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Learning curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of the same numbers says it in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part that shows it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlusTarget</name>
    <message>
        <source>Drop photographs here, or press Enter to choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} Drop photographs here, or click.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{folder} is there already; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The few-shot heads in {folder} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The few-shot head in {folder} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No category would be left: keep one example of one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in {folder} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is whole is kept by Library, Check Library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}); please report it with the details.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %Ln second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{job} · stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromiseChooser</name>
    <message>
        <source>No promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall: on average so much of the true labels is present. Precision: so much of what is present is true. With a confidence of 0.9. Few-shot heads keep their own thresholds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise of the label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{promise} on average, on photographs like those of the calibration: about {count} labels each.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionBridge</name>
    <message>
        <source>No folder can be added: the library could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionChanges</name>
    <message>
        <source>Set Image {slot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set Both Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Image {slot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {operation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Image {slot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Images {slot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Image {slot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set Expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Number of Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All as Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture on its way to Image {slot} was dropped; paste or drop it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Open Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is open in place of what you had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you had before is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A new session has begun in place of what you had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last Session, as You Left It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lsgui did not end as it should have. What you had is kept: {asked} ({names}), {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you had before the crash is back in place of what you had now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High: black on white or white on black, with strong lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the size that the desktop has set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether menus and panels may glide; takes effect at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the nearest library images an answer lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trained networks, or one of the two baselines to compare them with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label logic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New, changed and missing photographs are noticed by themselves, or when you ask for a rescan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the networks run; takes effect at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few-shot heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combinations of examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthesised from pairs of examples, as more examples; used by the next fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small copies of large photographs, made while indexing, in the desktop&apos;s thumbnail folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another checkpoint folder than the shipped one; takes effect at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file could not be read, so the defaults are in force; it is {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file could not be read, so the defaults are in force; it was kept as {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file has unusable values, so defaults replace them: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SkippedDialog</name>
    <message>
        <source>Skipped Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter files and reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be used. Everything else was done.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Every file could be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped files and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click shows a file in the file manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the files and reasons to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks again through the folders of the chosen files, or of all that are listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SkippedModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SmallWell</name>
    <message>
        <source>Remove image {letter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Loading the networks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the library&apos;s folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the networks run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint, SHA-256 {sha256}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The networks could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered in {n} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photograph(s) in the library</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The library is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} · paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} · on battery, so at half speed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>On the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near the edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is where labels are usually read as well as they can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of such answers are wrong more often than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of such answers are often wrong: look at the photographs before you believe them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expected F1 (1: every label right) was fitted to answers whose labels are known; what is measured here goes into it as far as it told anything there. The shape says the same as the words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mark} {words} · expected F1 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest photograph of your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, expected F1 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest photograph that the networks know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A and B alone: {number} times the usual distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same operation once more moves a score by at most {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: distance {distance}, usually {usual}; {part} of them have a nearer one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustMeter</name>
    <message>
        <source>– No trust meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust meter: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust Meter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VennButton</name>
    <message>
        <source>What A and B have in common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in A, in B, or in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in A and not in B</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VennPage</name>
    <message>
        <source>Labels by region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter on a label seeks photographs with it, on a region selects its labels in the ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sought: {label}, {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extra</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VennView</name>
    <message>
        <source>Venn diagram of the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} only: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} and {b}: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} only: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In neither, yet predicted: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go from label to label, Enter seeks photographs; the list has the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyLine</name>
    <message>
        <source>The number says how far the label&apos;s score falls when what is outlined is hidden: a full line round what carries the label, a broken one round what keeps it out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyOverlay</name>
    <message>
        <source>upper left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for what carries “{label}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sign} carries “{label}”: {fall}, {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sign} keeps “{label}” out: {fall}, {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no one place of it carries “{label}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (rough)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message numerus="yes">
        <source>%Ln photograph(s) must be read again with the present networks to be found as neighbours.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
