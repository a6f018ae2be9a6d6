<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivityPage</name>
    <message numerus="yes">
        <source>%n conflict(s) resolved.</source>
        <translation>
            <numerusform>%n conflict resolved.</numerusform>
            <numerusform>%n conflicts resolved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityWords</name>
    <message numerus="yes">
        <source>sent %n time(s), no reply yet</source>
        <translation>
            <numerusform>sent once, no reply yet</numerusform>
            <numerusform>sent %n times, no reply yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n module(s)</source>
        <translation>
            <numerusform>%n module</numerusform>
            <numerusform>%n modules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message numerus="yes">
        <source>%n item(s) added since the backup stay.</source>
        <translation>
            <numerusform>%n item added since the backup stays.</numerusform>
            <numerusform>%n items added since the backup stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n come(s) back</source>
        <translation>
            <numerusform>%n comes back</numerusform>
            <numerusform>%n come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n changes</numerusform>
            <numerusform>%n change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n day(s) copied</source>
        <translation>
            <numerusform>%n day copied</numerusform>
            <numerusform>%n days copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) selected</source>
        <translation>
            <numerusform>%n day selected</numerusform>
            <numerusform>%n days selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareCard</name>
    <message numerus="yes">
        <source>{0} of %Ln day(s)</source>
        <translation>
            <numerusform>{0} of %Ln day</numerusform>
            <numerusform>{0} of %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message numerus="yes">
        <source>%n value(s) selected</source>
        <translation>
            <numerusform>%n value selected</numerusform>
            <numerusform>%n values selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message numerus="yes">
        <source>%n earlier message(s) aren&apos;t sent: they don&apos;t fit.</source>
        <translation>
            <numerusform>%n earlier message isn&apos;t sent: it doesn&apos;t fit.</numerusform>
            <numerusform>%n earlier messages aren&apos;t sent: they don&apos;t fit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) aren&apos;t sent: they don&apos;t fit.</source>
        <translation>
            <numerusform>%n row isn&apos;t sent: it doesn&apos;t fit.</numerusform>
            <numerusform>%n rows aren&apos;t sent: they don&apos;t fit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedButton</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaysBehind</name>
    <message numerus="yes">
        <source>%n day(s) logged, from {0} to {1}</source>
        <translation>
            <numerusform>%n day logged, from {0} to {1}</numerusform>
            <numerusform>%n days logged, from {0} to {1}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaysOffDialog</name>
    <message numerus="yes">
        <source>%n day(s) taken off.</source>
        <translation>
            <numerusform>%n day taken off.</numerusform>
            <numerusform>%n days taken off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) no longer off.</source>
        <translation>
            <numerusform>%n day is no longer off.</numerusform>
            <numerusform>%n days are no longer off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more note(s) have no room on this page.</source>
        <translation>
            <numerusform>%Ln more note has no room on this page.</numerusform>
            <numerusform>%Ln more notes have no room on this page.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierCard</name>
    <message numerus="yes">
        <source>Includes %n unsent edit(s).</source>
        <translation>
            <numerusform>Includes %n unsent edit.</numerusform>
            <numerusform>Includes %n unsent edits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message numerus="yes">
        <source>importing %n day(s)</source>
        <translation>
            <numerusform>importing %n day</numerusform>
            <numerusform>importing %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>changes to %n day(s)</source>
        <translation>
            <numerusform>changes to %n day</numerusform>
            <numerusform>changes to %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted: %n day(s).</source>
        <translation>
            <numerusform>Deleted: %n day.</numerusform>
            <numerusform>Deleted: %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared: %n value(s).</source>
        <translation>
            <numerusform>Cleared: %n value.</numerusform>
            <numerusform>Cleared: %n values.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EffectStep</name>
    <message numerus="yes">
        <source>Import %Ln day(s)</source>
        <translation>
            <numerusform>Import %Ln day</numerusform>
            <numerusform>Import %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) off</source>
        <translation>
            <numerusform>%Ln day off</numerusform>
            <numerusform>%Ln days off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln the same</source>
        <translation>
            <numerusform>%Ln the same</numerusform>
            <numerusform>%Ln the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln different</source>
        <translation>
            <numerusform>%Ln different</numerusform>
            <numerusform>%Ln different</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExperimentWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an outcome</source>
        <translation>
            <numerusform>%n without an outcome</numerusform>
            <numerusform>%n without an outcome</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of blocks left out for that</source>
        <translation>
            <numerusform>%n pair of blocks left out for that</numerusform>
            <numerusform>%n pairs of blocks left out for that</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>The last %Ln days</source>
        <translation>
            <numerusform>The last day</numerusform>
            <numerusform>The last %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundPage</name>
    <message numerus="yes">
        <source>Includes %n unsent edit(s).</source>
        <translation>
            <numerusform>Includes %n unsent edit.</numerusform>
            <numerusform>Includes %n unsent edits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%n day(s). Press Enter to open one.</source>
        <translation>
            <numerusform>%n day. Press Enter to open it.</numerusform>
            <numerusform>%n days. Press Enter to open one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The latest %n day(s). Add a word to narrow the search.</source>
        <translation>
            <numerusform>The latest %n day. Add a word to narrow the search.</numerusform>
            <numerusform>The latest %n days. Add a word to narrow the search.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%Ln line(s) could not be read.</source>
        <translation>
            <numerusform>%Ln line could not be read.</numerusform>
            <numerusform>%Ln lines could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) can&apos;t be imported and are left out.</source>
        <translation>
            <numerusform>%Ln value can&apos;t be imported and is left out.</numerusform>
            <numerusform>%Ln values can&apos;t be imported and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InsightWords</name>
    <message numerus="yes">
        <source>Not enough data yet: an average needs %n day(s).</source>
        <translation>
            <numerusform>Not enough data yet: an average needs %n day.</numerusform>
            <numerusform>Not enough data yet: an average needs %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Logged on {0} of %Ln day(s)</source>
        <translation>
            <numerusform>Logged on {0} of %Ln day</numerusform>
            <numerusform>Logged on {0} of %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>goal met on {0} of %Ln day(s)</source>
        <translation>
            <numerusform>goal met on {0} of %Ln day</numerusform>
            <numerusform>goal met on {0} of %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>longest streak %n day(s)</source>
        <translation>
            <numerusform>longest streak %n day</numerusform>
            <numerusform>longest streak %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LengthStep</name>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkWords</name>
    <message numerus="yes">
        <source>%n more day(s)</source>
        <translation>
            <numerusform>%n more day</numerusform>
            <numerusform>%n more days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What would change this: about %n day(s) on which the two don&apos;t go together.</source>
        <translation>
            <numerusform>What would change this: about %n day on which the two don&apos;t go together.</numerusform>
            <numerusform>What would change this: about %n days on which the two don&apos;t go together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What would settle this: about %n more day(s) like these.</source>
        <translation>
            <numerusform>What would settle this: about %n more day like these.</numerusform>
            <numerusform>What would settle this: about %n more days like these.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinksPart</name>
    <message numerus="yes">
        <source>Looking for links in %n day(s)…</source>
        <translation>
            <numerusform>Looking for links in %n day…</numerusform>
            <numerusform>Looking for links in %n days…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No link that holds up, in %n day(s).</source>
        <translation>
            <numerusform>No link that holds up, in %n day.</numerusform>
            <numerusform>No link that holds up, in %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message numerus="yes">
        <source>%n reminder(s) due. Unlock to see what.</source>
        <translation>
            <numerusform>%n reminder is due. Unlock to see it.</numerusform>
            <numerusform>%n reminders are due. Unlock to see them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can try again in %n second(s).</source>
        <translation>
            <numerusform>You can try again in %n second.</numerusform>
            <numerusform>You can try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockedReminders</name>
    <message numerus="yes">
        <source>%n reminder(s) due</source>
        <translation>
            <numerusform>A reminder is due</numerusform>
            <numerusform>%n reminders are due</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingStep</name>
    <message numerus="yes">
        <source>Use all %Ln suggestion(s)</source>
        <translation>
            <numerusform>Use the suggestion</numerusform>
            <numerusform>Use all %Ln suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new day(s)</source>
        <translation>
            <numerusform>%Ln new day</numerusform>
            <numerusform>%Ln new days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln the same</source>
        <translation>
            <numerusform>%Ln the same</numerusform>
            <numerusform>%Ln the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln different</source>
        <translation>
            <numerusform>%Ln different</numerusform>
            <numerusform>%Ln different</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModuleOverview</name>
    <message numerus="yes">
        <source>%n of {0} started. Choose any that interests you today.</source>
        <translation>
            <numerusform>%n of {0} started. Choose any that interests you today.</numerusform>
            <numerusform>%n of {0} started. Choose any that interests you today.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeriodWords</name>
    <message numerus="yes">
        <source>the previous %n day(s)</source>
        <translation>
            <numerusform>the previous %n day</numerusform>
            <numerusform>the previous %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too few days are logged to speak of a difference: %n in each are needed.</source>
        <translation>
            <numerusform>Too few days are logged to speak of a difference: %n in each is needed.</numerusform>
            <numerusform>Too few days are logged to speak of a difference: %n in each are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RehearsalWords</name>
    <message numerus="yes">
        <source>A sync would ask you first before it removes or replaces %n item(s) here.</source>
        <translation>
            <numerusform>A sync would ask you before it removes or replaces %n item here.</numerusform>
            <numerusform>A sync would ask you before it removes or replaces %n items here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent edit(s) aren&apos;t compared: they are meant to differ.</source>
        <translation>
            <numerusform>%n unsent edit isn&apos;t compared: it is meant to differ.</numerusform>
            <numerusform>%n unsent edits aren&apos;t compared: they are meant to differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) on the server can&apos;t be shown here.</source>
        <translation>
            <numerusform>%n item on the server can&apos;t be shown here.</numerusform>
            <numerusform>%n items on the server can&apos;t be shown here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderBanner</name>
    <message numerus="yes">
        <source>%n more reminder(s)</source>
        <translation>
            <numerusform>%n more reminder</numerusform>
            <numerusform>%n more reminders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderWords</name>
    <message numerus="yes">
        <source>%n value(s) logged</source>
        <translation>
            <numerusform>%n value logged</numerusform>
            <numerusform>%n values logged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScatterChart</name>
    <message numerus="yes">
        <source>{0}. A dot for each of %n day(s): {1} from {2} to {3}, {4} from {5} to {6}.</source>
        <translation>
            <numerusform>{0}. A dot for %n day: {1} from {2} to {3}, {4} from {5} to {6}.</numerusform>
            <numerusform>{0}. A dot for each of %n days: {1} from {2} to {3}, {4} from {5} to {6}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message numerus="yes">
        <source>Averages of the last %n day(s), and today&apos;s streak.</source>
        <translation>
            <numerusform>Averages of the last %n day, and today&apos;s streak.</numerusform>
            <numerusform>Averages of the last %n days, and today&apos;s streak.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) haven&apos;t been sent to the server yet.</source>
        <translation>
            <numerusform>%n edit hasn&apos;t been sent to the server yet.</numerusform>
            <numerusform>%n edits haven&apos;t been sent to the server yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutStep</name>
    <message numerus="yes">
        <source>%n unsent edit(s)</source>
        <translation>
            <numerusform>%n unsent edit</numerusform>
            <numerusform>%n unsent edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server rejected %n of them. They stay here; see Activity.</source>
        <translation>
            <numerusform>The server rejected %n of them. It stays here; see Activity.</numerusform>
            <numerusform>The server rejected %n of them. They stay here; see Activity.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SkippedLines</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartRequests</name>
    <message numerus="yes">
        <source>%n unsent edit(s).</source>
        <translation>
            <numerusform>%n unsent edit.</numerusform>
            <numerusform>%n unsent edits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message numerus="yes">
        <source>in about %n second(s)</source>
        <translation>
            <numerusform>in about %n second</numerusform>
            <numerusform>in about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in about %n minute(s)</source>
        <translation>
            <numerusform>in about %n minute</numerusform>
            <numerusform>in about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in about %n hour(s)</source>
        <translation>
            <numerusform>in about %n hour</numerusform>
            <numerusform>in about %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent edit(s).</source>
        <translation>
            <numerusform>%n unsent edit.</numerusform>
            <numerusform>%n unsent edits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server rejected %n edit(s). They are saved here; see Refused.</source>
        <translation>
            <numerusform>The server rejected %n edit. It is saved here; see Refused.</numerusform>
            <numerusform>The server rejected %n edits. They are saved here; see Refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreakCard</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>best %n day(s)</source>
        <translation>
            <numerusform>best %n day</numerusform>
            <numerusform>best %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) including days off</source>
        <translation>
            <numerusform>%n day including days off</numerusform>
            <numerusform>%n days including days off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreakChip</name>
    <message numerus="yes">
        <source>%n-day streak</source>
        <translation>
            <numerusform>%n-day streak</numerusform>
            <numerusform>%n-day streak</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreakExplanation</name>
    <message numerus="yes">
        <source>%n-day streak</source>
        <translation>
            <numerusform>%n-day streak</numerusform>
            <numerusform>%n-day streak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rhythm: %n day(s)</source>
        <translation>
            <numerusform>Rhythm: %n day</numerusform>
            <numerusform>Rhythm: %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier day(s)</source>
        <translation>
            <numerusform>and %n earlier day</numerusform>
            <numerusform>and %n earlier days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SwitchStep</name>
    <message numerus="yes">
        <source>%n unsent edit(s)</source>
        <translation>
            <numerusform>%n unsent edit</numerusform>
            <numerusform>%n unsent edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) of it were never sent to the server.</source>
        <translation>
            <numerusform>%n edit of it was never sent to the server.</numerusform>
            <numerusform>%n edits of it were never sent to the server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncChip</name>
    <message numerus="yes">
        <source>%n edit(s) saved here, not sent yet.</source>
        <translation>
            <numerusform>%n edit saved here, not sent yet.</numerusform>
            <numerusform>%n edits saved here, not sent yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadList</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n item(s) need your attention.</source>
        <translation>
            <numerusform>%n item needs your attention.</numerusform>
            <numerusform>%n items need your attention.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing logged today yet. Current streak: %n day(s).</source>
        <translation>
            <numerusform>Nothing logged today yet. Current streak: %n day.</numerusform>
            <numerusform>Nothing logged today yet. Current streak: %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrendChart</name>
    <message numerus="yes">
        <source>{0}: {1} {2} on average, %n day(s) logged</source>
        <translation>
            <numerusform>{0}: {1} {2} on average, %n day logged</numerusform>
            <numerusform>{0}: {1} {2} on average, %n days logged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeekdayChart</name>
    <message numerus="yes">
        <source>{0}: {1} on average of %n day(s)</source>
        <translation>
            <numerusform>{0}: {1} on average of %n day</numerusform>
            <numerusform>{0}: {1} on average of %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeeklyWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message numerus="yes">
        <source>Imported: %n day(s).</source>
        <translation>
            <numerusform>Imported: %n day.</numerusform>
            <numerusform>Imported: %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WrongCard</name>
    <message numerus="yes">
        <source>%n made-up people with your weekdays and gaps, and no links at all: these rules told {0} of them something ({1}; with more people it would be between {2} and {3}).</source>
        <translation>
            <numerusform>%n made-up person with your weekdays and gaps, and no links at all: these rules told {0} of them something ({1}; with more people it would be between {2} and {3}).</numerusform>
            <numerusform>%n made-up people with your weekdays and gaps, and no links at all: these rules told {0} of them something ({1}; with more people it would be between {2} and {3}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>YearPage</name>
    <message numerus="yes">
        <source>Months with fewer than %Ln day(s) are left out.</source>
        <translation>
            <numerusform>Months with fewer than %Ln day are left out.</numerusform>
            <numerusform>Months with fewer than %Ln days are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>YearWords</name>
    <message numerus="yes">
        <source>of %Ln day(s) logged</source>
        <translation>
            <numerusform>of %Ln day logged</numerusform>
            <numerusform>of %Ln days logged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>day(s) in a row at most</source>
        <translation>
            <numerusform>day in a row at most</numerusform>
            <numerusform>days in a row at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>module(s) worked on</source>
        <translation>
            <numerusform>module worked on</numerusform>
            <numerusform>modules worked on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>conversation(s) begun</source>
        <translation>
            <numerusform>conversation begun</numerusform>
            <numerusform>conversations begun</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Logged on %Ln day(s): too few to say more</source>
        <translation>
            <numerusform>Logged on %Ln day: too few to say more</numerusform>
            <numerusform>Logged on %Ln days: too few to say more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>average of %Ln day(s)</source>
        <translation>
            <numerusform>average of %Ln day</numerusform>
            <numerusform>average of %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Facts</name>
    <message numerus="yes">
        <source>Not started · %n topic(s)</source>
        <translation>
            <numerusform>Not started · %n topic</numerusform>
            <numerusform>Not started · %n topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {0} topics</source>
        <translation>
            <numerusform>%n of {0} topics</numerusform>
            <numerusform>%n of {0} topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Topics completed: %n</source>
        <translation>
            <numerusform>Topics completed: %n</numerusform>
            <numerusform>Topics completed: %n</numerusform>
        </translation>
    </message>
</context>
</TS>
