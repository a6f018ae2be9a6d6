<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountDialog</name>
    <message numerus="yes">
        <source>%n edit(s) wait to be sent.</source>
        <translation>
            <numerusform>%n edit waits to be sent.</numerusform>
            <numerusform>%n edits wait to be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message numerus="yes">
        <source>%n value(s) settled.</source>
        <translation>
            <numerusform>%n value settled.</numerusform>
            <numerusform>%n values settled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityWords</name>
    <message numerus="yes">
        <source>sent %n time(s), no answer yet</source>
        <translation>
            <numerusform>sent once, no answer yet</numerusform>
            <numerusform>sent %n times, no answer yet</numerusform>
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
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n day(s) copied</source>
        <translation>
            <numerusform>%n day copied</numerusform>
            <numerusform>%n days copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) chosen</source>
        <translation>
            <numerusform>%n day chosen</numerusform>
            <numerusform>%n days chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message numerus="yes">
        <source>%n value(s) chosen</source>
        <translation>
            <numerusform>%n value chosen</numerusform>
            <numerusform>%n values chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedButton</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierCard</name>
    <message numerus="yes">
        <source>%n edit(s) of them were never sent.</source>
        <translation>
            <numerusform>%n edit of them was never sent.</numerusform>
            <numerusform>%n edits of them were never sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditWords</name>
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
    <name>FoundPage</name>
    <message numerus="yes">
        <source>%n edit(s) of them were never sent.</source>
        <translation>
            <numerusform>%n edit of them was never sent.</numerusform>
            <numerusform>%n edits of them were never sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%n day(s). Enter opens one.</source>
        <translation>
            <numerusform>%n day. Enter opens it.</numerusform>
            <numerusform>%n days. Enter opens one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The latest %n day(s). Another word narrows them down.</source>
        <translation>
            <numerusform>The latest %n day. Another word narrows it down.</numerusform>
            <numerusform>The latest %n days. Another word narrows them down.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InsightWords</name>
    <message numerus="yes">
        <source>Not enough logged yet: an average takes %n day(s).</source>
        <translation>
            <numerusform>Not enough logged yet: an average takes %n day.</numerusform>
            <numerusform>Not enough logged yet: an average takes %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Logged on {0} of %n day(s)</source>
        <translation>
            <numerusform>Logged on {0} of %n day</numerusform>
            <numerusform>Logged on {0} of %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>longest row %n day(s)</source>
        <translation>
            <numerusform>longest row %n day</numerusform>
            <numerusform>longest row %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>as in the %n day(s) before</source>
        <translation>
            <numerusform>as in the %n day before</numerusform>
            <numerusform>as in the %n days before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} more than in the %n day(s) before</source>
        <translation>
            <numerusform>{0} more than in the %n day before</numerusform>
            <numerusform>{0} more than in the %n days before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} less than in the %n day(s) before</source>
        <translation>
            <numerusform>{0} less than in the %n day before</numerusform>
            <numerusform>{0} less than in the %n days before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InsightsPage</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModuleOverview</name>
    <message numerus="yes">
        <source>%n of {0} begun. Take whichever speaks to you today.</source>
        <translation>
            <numerusform>%n of {0} begun. Take whichever speaks to you today.</numerusform>
            <numerusform>%n of {0} begun. Take whichever speaks to you today.</numerusform>
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
    <name>ServerCard</name>
    <message numerus="yes">
        <source>Averages since %n day(s) ago, and the streak of today.</source>
        <translation>
            <numerusform>Averages since %n day ago, and the streak of today.</numerusform>
            <numerusform>Averages since %n days ago, and the streak of today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) of yours wait to be sent; the server doesn&apos;t know of them.</source>
        <translation>
            <numerusform>%n edit of yours waits to be sent; the server doesn&apos;t know of it.</numerusform>
            <numerusform>%n edits of yours wait to be sent; the server doesn&apos;t know of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartRequests</name>
    <message numerus="yes">
        <source>%n edit(s) wait to be sent.</source>
        <translation>
            <numerusform>%n edit waits to be sent.</numerusform>
            <numerusform>%n edits wait to be sent.</numerusform>
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
        <source>%n edit(s) wait to be sent.</source>
        <translation>
            <numerusform>%n edit waits to be sent.</numerusform>
            <numerusform>%n edits wait to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server didn&apos;t take %n edit(s). They are safe here; see Refused.</source>
        <translation>
            <numerusform>The server didn&apos;t take %n edit. It is safe here; see Refused.</numerusform>
            <numerusform>The server didn&apos;t take %n edits. They are safe here; see Refused.</numerusform>
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
        <source>%n day(s) when your days off don&apos;t break it</source>
        <translation>
            <numerusform>%n day when your days off don&apos;t break it</numerusform>
            <numerusform>%n days when your days off don&apos;t break it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreakChip</name>
    <message numerus="yes">
        <source>%n day(s) in a row</source>
        <translation>
            <numerusform>%n day in a row</numerusform>
            <numerusform>%n days in a row</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreakExplanation</name>
    <message numerus="yes">
        <source>%n day(s) in a row</source>
        <translation>
            <numerusform>%n day in a row</numerusform>
            <numerusform>%n days in a row</numerusform>
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
        <source>and %n day(s) before</source>
        <translation>
            <numerusform>and %n day before</numerusform>
            <numerusform>and %n days before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncChip</name>
    <message numerus="yes">
        <source>%n edit(s) are saved here and wait to be sent.</source>
        <translation>
            <numerusform>%n edit is saved here and waits to be sent.</numerusform>
            <numerusform>%n edits are saved here and wait to be sent.</numerusform>
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
        <source>%n thing(s) want to be looked at.</source>
        <translation>
            <numerusform>%n thing wants to be looked at.</numerusform>
            <numerusform>%n things want to be looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is logged today yet, after %n day(s) in a row.</source>
        <translation>
            <numerusform>Nothing is logged today yet, after %n day in a row.</numerusform>
            <numerusform>Nothing is logged today yet, after %n days in a row.</numerusform>
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
        <source>Not begun · %n topic(s)</source>
        <translation>
            <numerusform>Not begun · %n topic</numerusform>
            <numerusform>Not begun · %n topics</numerusform>
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
        <source>Topics ticked off: %n</source>
        <translation>
            <numerusform>Topics ticked off: %n</numerusform>
            <numerusform>Topics ticked off: %n</numerusform>
        </translation>
    </message>
</context>
</TS>
