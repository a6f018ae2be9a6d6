<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccountDialog</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Signed in as {0}</source>
        <translation>Angemeldet als {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>You are already signed in to the server in this link.</source>
        <translation>Bei dem Server aus diesem Link sind Sie schon angemeldet.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>The server had answered already.</source>
        <translation>Der Server hatte schon geantwortet.</translation>
    </message>
    <message>
        <source>Another account was opened meanwhile. Nothing was changed.</source>
        <translation>Inzwischen wurde ein anderes Konto geöffnet. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Cancelled. If the server was quicker, this dialog says so.</source>
        <translation>Abgebrochen. War der Server schneller, steht es gleich hier.</translation>
    </message>
    <message>
        <source>The link is for this server:
{0}

with this key:
{1}

They would replace what you typed here.</source>
        <translation>Der Link gehört zu diesem Server:
{0}

mit diesem Schlüssel:
{1}

Sie würden ersetzen, was Sie hier eingegeben haben.</translation>
    </message>
    <message>
        <source>Use the server from the link?</source>
        <translation>Den Server aus dem Link verwenden?</translation>
    </message>
    <message>
        <source>Keep as is</source>
        <translation>Nichts ändern</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Augenblick…</translation>
    </message>
</context>
<context>
    <name>AccountGuide</name>
    <message>
        <source>About accounts</source>
        <translation>Über Konten</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Not synced yet.</source>
        <translation>Noch nicht abgeglichen.</translation>
    </message>
    <message>
        <source>Last synced {0} at {1}.</source>
        <translation>Zuletzt abgeglichen: {0} um {1}.</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) resolved.</source>
        <translation>
            <numerusform>%n Konflikt gelöst.</numerusform>
            <numerusform>%n Konflikte gelöst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored: {0}</source>
        <translation>Wiederhergestellt: {0}</translation>
    </message>
    <message>
        <source>Discarded: {0}</source>
        <translation>Verworfen: {0}</translation>
    </message>
    <message>
        <source>Discard this edit?</source>
        <translation>Diese Änderung verwerfen?</translation>
    </message>
    <message>
        <source>{0}. This can&apos;t be undone.</source>
        <translation>{0}. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation>Verworfen.</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>The message to send:</source>
        <translation>Die Nachricht, die gesendet wird:</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>Speichern und senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Saved. Sending it again.</source>
        <translation>Gespeichert. Es wird erneut gesendet.</translation>
    </message>
    <message>
        <source>Added to your data.</source>
        <translation>Zu Ihren Daten hinzugefügt.</translation>
    </message>
    <message>
        <source>Kept, and sent to the server again.</source>
        <translation>Behalten und wieder an den Server gesendet.</translation>
    </message>
    <message>
        <source>Removed here too. A backup stays on this computer.</source>
        <translation>Auch hier entfernt. Eine Sicherung bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Preview of a sync</source>
        <translation>Vorschau einer Synchronisierung</translation>
    </message>
    <message>
        <source>Compared with the server</source>
        <translation>Vergleich mit dem Server</translation>
    </message>
    <message>
        <source>Sync and activity</source>
        <translation>Abgleich und Verlauf</translation>
    </message>
</context>
<context>
    <name>ActivityTabs</name>
    <message>
        <source>Unsent edits</source>
        <translation>Nicht gesendete Änderungen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Removed by sync</source>
        <translation>Vom Abgleich entfernt</translation>
    </message>
    <message>
        <source>Can&apos;t be shown</source>
        <translation>Nicht darstellbar</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Saved on this computer, not yet on the server.</source>
        <translation>Auf diesem Computer gespeichert, noch nicht auf dem Server.</translation>
    </message>
    <message>
        <source>Every sync that changed something or failed, newest first.</source>
        <translation>Jeder Abgleich, der etwas geändert hat oder gescheitert ist; der neueste zuerst.</translation>
    </message>
    <message>
        <source>The same value was changed in two places. One was kept; choose another here if it was the wrong one.</source>
        <translation>Derselbe Wert wurde an zwei Stellen geändert. Einer wurde behalten; war es der falsche, wählen Sie hier den anderen.</translation>
    </message>
    <message>
        <source>Saved here, but rejected by the server. Edit or discard it.</source>
        <translation>Hier gespeichert, aber vom Server abgelehnt. Bearbeiten oder verwerfen Sie es.</translation>
    </message>
    <message>
        <source>Entries deleted and values replaced by other devices. Kept for a year.</source>
        <translation>Einträge, die andere Geräte gelöscht, und Werte, die sie ersetzt haben. Ein Jahr lang aufbewahrt.</translation>
    </message>
    <message>
        <source>On the server, but with a value that can&apos;t be shown here. It is left unchanged.</source>
        <translation>Auf dem Server, aber mit einem Wert, der hier nicht dargestellt werden kann. Er bleibt unverändert.</translation>
    </message>
    <message>
        <source>Everything is saved on this computer. With an account, you can follow its sync here.</source>
        <translation>Alles ist auf diesem Computer gespeichert. Mit einem Konto sehen Sie hier, wie es abgeglichen wird.</translation>
    </message>
    <message>
        <source>Nothing to send.</source>
        <translation>Nichts zu senden.</translation>
    </message>
    <message>
        <source>No sync yet. Each sync will be listed here.</source>
        <translation>Noch kein Abgleich. Jeder Abgleich wird hier aufgeführt.</translation>
    </message>
    <message>
        <source>No conflicts. If a value is changed in two places, both versions appear here.</source>
        <translation>Keine Konflikte. Wird ein Wert an zwei Stellen geändert, erscheinen hier beide.</translation>
    </message>
    <message>
        <source>Nothing was rejected. Rejected edits appear here.</source>
        <translation>Nichts wurde abgelehnt. Abgelehnte Änderungen erscheinen hier.</translation>
    </message>
    <message>
        <source>Nothing was removed. Anything sync removes can be restored from here.</source>
        <translation>Nichts wurde entfernt. Was der Abgleich entfernt, lässt sich hier wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>ActivityWords</name>
    <message>
        <source>A deleted day</source>
        <translation>Ein gelöschter Tag</translation>
    </message>
    <message>
        <source>a deleted item</source>
        <translation>etwas Gelöschtes</translation>
    </message>
    <message>
        <source>Conversation about {0}</source>
        <translation>Gespräch über {0}</translation>
    </message>
    <message>
        <source>Message about {0}</source>
        <translation>Nachricht über {0}</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Ihr Profil</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Topics done</source>
        <translation>Erledigte Themen</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Zuletzt aktiv</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Number of messages</source>
        <translation>Zahl der Nachrichten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Geschrieben von</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>{0}: deleted</source>
        <translation>{0}: gelöscht</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message numerus="yes">
        <source>sent %n time(s), no reply yet</source>
        <translation>
            <numerusform>%n-mal gesendet, noch keine Antwort</numerusform>
            <numerusform>%n-mal gesendet, noch keine Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>your profile</source>
        <translation>Ihr Profil</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>An entry</source>
        <translation>Ein Eintrag</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Here {0} · other device {1}</source>
        <translation>Hier {0} · anderes Gerät {1}</translation>
    </message>
    <message>
        <source>Kept the later edit.</source>
        <translation>Die spätere Änderung wurde behalten.</translation>
    </message>
    <message>
        <source>Kept the value rather than the empty field.</source>
        <translation>Der Wert wurde behalten, nicht das leere Feld.</translation>
    </message>
    <message>
        <source>Kept the larger total, because it may already include both.</source>
        <translation>Die größere Summe wurde behalten, weil sie schon beides enthalten kann.</translation>
    </message>
    <message>
        <source>This computer sent its value but got no reply. The other value may already include it: if so, keep it as is; if not, combine the two.</source>
        <translation>Dieser Computer hat seinen Wert gesendet, aber keine Antwort bekommen. Der andere Wert enthält ihn vielleicht schon: dann lassen Sie ihn so; sonst führen Sie beide zusammen.</translation>
    </message>
    <message>
        <source>Both changed the same words, so both versions were kept, one after the other.</source>
        <translation>Beide haben dieselben Wörter geändert; beide Fassungen wurden behalten, hintereinander.</translation>
    </message>
    <message>
        <source>It was edited, so it was not deleted.</source>
        <translation>Es wurde geändert und darum nicht gelöscht.</translation>
    </message>
    <message>
        <source>It was moved or deleted on another device.</source>
        <translation>Es wurde auf einem anderen Gerät verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>Kept the account&apos;s value when this computer was added.</source>
        <translation>Der Wert des Kontos wurde behalten, als dieser Computer dazukam.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n module(s)</source>
        <translation>
            <numerusform>%n Modul</numerusform>
            <numerusform>%n Module</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n Gespräch</numerusform>
            <numerusform>%n Gespräche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} · now {1}</source>
        <translation>{0} · jetzt {1}</translation>
    </message>
</context>
<context>
    <name>Ago</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
</context>
<context>
    <name>AnswerBar</name>
    <message>
        <source>Retry is possible once the time is over that the server asked for.</source>
        <translation>Erneut versuchen geht, sobald die Zeit um ist, um die der Server gebeten hat.</translation>
    </message>
    <message>
        <source>again in {0} s</source>
        <translation>wieder in {0} s</translation>
    </message>
    <message>
        <source>again in {0} min</source>
        <translation>wieder in {0} min</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Coach</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Token</translation>
    </message>
    <message>
        <source>about {0} tokens</source>
        <translation>etwa {0} Token</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>the model may not have seen all of it</source>
        <translation>das Modell hat vielleicht nicht alles gesehen</translation>
    </message>
    <message>
        <source>Built-in rules</source>
        <translation>Eingebaute Regeln</translation>
    </message>
    <message>
        <source>Waiting for the first words…</source>
        <translation>Warte auf die ersten Wörter …</translation>
    </message>
    <message>
        <source>Interrupted. What came so far is only on this computer.</source>
        <translation>Unterbrochen. Was bisher kam, ist nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Stopped before its end.</source>
        <translation>Vor dem Ende angehalten.</translation>
    </message>
    <message>
        <source>This question was sent to nobody.</source>
        <translation>Diese Frage wurde niemandem gesendet.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Include in later questions</source>
        <translation>In späteren Fragen berücksichtigen</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What changed…</source>
        <translation>Was sich geändert hat …</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Not sent: the days that would go with it have changed since you asked.</source>
        <translation>Nicht gesendet: Die Tage, die mitgehen würden, haben sich seit Ihrer Frage geändert.</translation>
    </message>
    <message>
        <source>Not sent: sending to this provider isn&apos;t allowed any more.</source>
        <translation>Nicht gesendet: An diesen Anbieter darf nicht mehr gesendet werden.</translation>
    </message>
    <message>
        <source>Waiting. It is sent as soon as the provider can be reached.</source>
        <translation>Wartet. Die Frage wird gesendet, sobald der Anbieter erreichbar ist.</translation>
    </message>
</context>
<context>
    <name>BackupActions</name>
    <message>
        <source>Backed up.</source>
        <translation>Gesichert.</translation>
    </message>
    <message>
        <source>Restored.</source>
        <translation>Wiederhergestellt.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Backups (*.db)</source>
        <translation>Sicherungen (*.db)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Copy backups to</source>
        <translation>Sicherungen kopieren nach</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Sicherungen …</translation>
    </message>
    <message>
        <source>Last backup: {0}.</source>
        <translation>Letzte Sicherung: {0}.</translation>
    </message>
    <message>
        <source>No backup yet.</source>
        <translation>Noch keine Sicherung.</translation>
    </message>
    <message>
        <source>Copies go to {0}</source>
        <translation>Kopien gehen nach {0}</translation>
    </message>
    <message>
        <source>Backups are on this computer only. A folder for copies can be chosen.</source>
        <translation>Sicherungen sind nur auf diesem Computer. Ein Ordner für Kopien lässt sich wählen.</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>Made on {0}</source>
        <translation>Erstellt auf {0}</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Made by you</source>
        <translation>Von Ihnen erstellt</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>Vor einem Import</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>Vor einer Wiederherstellung</translation>
    </message>
    <message>
        <source>Before sync removed entries</source>
        <translation>Bevor die Synchronisierung Einträge entfernte</translation>
    </message>
    <message>
        <source>Before a sign-in</source>
        <translation>Vor einer Anmeldung</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>Vor einer Aktualisierung</translation>
    </message>
    <message>
        <source>A backup every 30 minutes while you edit: all of two days, then one a day, a week and a month are kept.</source>
        <translation>Eine Sicherung alle 30 Minuten, solange Sie etwas ändern: Alle von zwei Tagen, dann je eine pro Tag, Woche und Monat werden aufbewahrt.</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>Days that come back: {0}</source>
        <translation>Tage, die zurückkommen: {0}</translation>
    </message>
    <message>
        <source>Days that change: {0}</source>
        <translation>Tage, die sich ändern: {0}</translation>
    </message>
    <message>
        <source>Days that are removed: {0}</source>
        <translation>Tage, die entfernt werden: {0}</translation>
    </message>
    <message>
        <source>The data as it is now is backed up first. You can undo the restore.</source>
        <translation>Zuvor wird gesichert, was jetzt da ist. Sie können die Wiederherstellung rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) added since the backup stay.</source>
        <translation>
            <numerusform>%n seit der Sicherung hinzugekommener Eintrag bleibt.</numerusform>
            <numerusform>%n seit der Sicherung hinzugekommene Einträge bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversations that were begun since stay: the server doesn&apos;t delete any.</source>
        <translation>Seitdem begonnene Gespräche bleiben: Der Server löscht keine.</translation>
    </message>
    <message>
        <source>Sync is then paused until you have seen what it would send.</source>
        <translation>Die Synchronisierung ist danach angehalten, bis Sie gesehen haben, was sie senden würde.</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Freie Tage</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Ihr Profil</translation>
    </message>
    <message numerus="yes">
        <source>%n come(s) back</source>
        <translation>
            <numerusform>%n kommt zurück</numerusform>
            <numerusform>%n kommen zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n ändert sich</numerusform>
            <numerusform>%n ändern sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n entfernt</numerusform>
            <numerusform>%n entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>BackupsView</name>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>Aus einer Datei wiederherstellen …</translation>
    </message>
    <message>
        <source>Stop copying</source>
        <translation>Nicht mehr kopieren</translation>
    </message>
    <message>
        <source>No backups yet. The first is made a minute after the start, then every 30 minutes if you edit.</source>
        <translation>Noch keine Sicherungen. Die erste entsteht eine Minute nach dem Start, dann alle 30 Minuten, wenn Sie etwas ändern.</translation>
    </message>
    <message>
        <source>Change folder…</source>
        <translation>Ordner ändern …</translation>
    </message>
    <message>
        <source>Choose a folder for copies…</source>
        <translation>Ordner für Kopien wählen …</translation>
    </message>
</context>
<context>
    <name>BasicMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>&amp;Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Lizenzen</translation>
    </message>
    <message>
        <source>Help &amp;now</source>
        <translation>Hilfe &amp;jetzt</translation>
    </message>
</context>
<context>
    <name>BeginStep</name>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Remind me every day at</source>
        <translation>Täglich erinnern um</translation>
    </message>
    <message>
        <source>Time of the reminder</source>
        <translation>Uhrzeit der Erinnerung</translation>
    </message>
    <message>
        <source>Measured: {0}, the day after.</source>
        <translation>Gemessen: {0}, am Tag danach.</translation>
    </message>
    <message>
        <source>Measured: {0}, the same day.</source>
        <translation>Gemessen: {0}, am selben Tag.</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>Days with: {0}</source>
        <translation>Tage mit: {0}</translation>
    </message>
    <message>
        <source>Days without: {0}</source>
        <translation>Tage ohne: {0}</translation>
    </message>
    <message>
        <source>{0} days in blocks of {1}.</source>
        <translation>{0} Tage in Blöcken zu {1}.</translation>
    </message>
    <message>
        <source>Write it down before the first day.</source>
        <translation>Vor dem ersten Tag aufschreiben.</translation>
    </message>
    <message>
        <source>From then on the plan can&apos;t be changed: what you do otherwise is recorded beside it. No numbers are shown until the last day is over, and none if you stop early. Days off don&apos;t pause it. An order that you take back to draw one you like better isn&apos;t chance any more, and its result means nothing.</source>
        <translation>Danach lässt sich der Plan nicht mehr ändern: Was Sie anders machen, wird daneben festgehalten. Bis der letzte Tag vorbei ist, werden keine Zahlen gezeigt, und keine, wenn Sie vorzeitig abbrechen. Freie Tage unterbrechen ihn nicht. Wer eine Reihenfolge zurücknimmt, um eine schönere auszulosen, überlässt nichts mehr dem Zufall, und das Ergebnis sagt nichts.</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>Ask about your days</source>
        <translation>Fragen Sie nach Ihren Tagen</translation>
    </message>
    <message>
        <source>The built-in coach answers by rules from what you logged, on this computer and without an account. It is no person and no language model; you can connect one in Settings.</source>
        <translation>Der eingebaute Coach antwortet nach Regeln aus Ihren Einträgen, auf diesem Computer und ohne Konto. Er ist kein Mensch und kein Sprachmodell; eines können Sie in den Einstellungen verbinden.</translation>
    </message>
    <message>
        <source>Conversations stay on this computer. With an account they are on your other devices, too.</source>
        <translation>Gespräche bleiben auf diesem Computer. Mit einem Konto sind sie auch auf Ihren anderen Geräten.</translation>
    </message>
    <message>
        <source>How did I sleep in the last 30 days?</source>
        <translation>Wie habe ich in den letzten 30 Tagen geschlafen?</translation>
    </message>
    <message>
        <source>Do I sleep better when I exercise?</source>
        <translation>Schlafe ich besser, wenn ich mich bewege?</translation>
    </message>
    <message>
        <source>Why is my streak what it is?</source>
        <translation>Warum ist meine Serie so lang?</translation>
    </message>
    <message>
        <source>Which weekday is my best?</source>
        <translation>Welcher Wochentag ist mein bester?</translation>
    </message>
    <message>
        <source>What can you answer?</source>
        <translation>Was können Sie beantworten?</translation>
    </message>
</context>
<context>
    <name>BubbleDelegate</name>
    <message>
        <source>This message is longer. Copy it to read all of it.</source>
        <translation>Diese Nachricht ist länger. Kopieren Sie sie, um alles zu lesen.</translation>
    </message>
</context>
<context>
    <name>BubbleMenu</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show the days behind {0}</source>
        <translation>Die Tage hinter {0} zeigen</translation>
    </message>
    <message>
        <source>Edit and ask again…</source>
        <translation>Bearbeiten und neu fragen …</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Include in later questions</source>
        <translation>In späteren Fragen berücksichtigen</translation>
    </message>
    <message>
        <source>Leave out of later questions</source>
        <translation>Aus späteren Fragen weglassen</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Metric to change</source>
        <translation>Wert, der geändert wird</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Delete days</source>
        <translation>Tage löschen</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) copied</source>
        <translation>
            <numerusform>%n Tag kopiert</numerusform>
            <numerusform>%n Tage kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>{0} for the selected days</source>
        <translation>{0} für die ausgewählten Tage</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) selected</source>
        <translation>
            <numerusform>%n Tag ausgewählt</numerusform>
            <numerusform>%n Tage ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Select days to change them</source>
        <translation>Wählen Sie Tage aus, um sie zu ändern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
</context>
<context>
    <name>ByCodeStep</name>
    <message>
        <source>You get an e-mail with a code that signs you in once, without your password.</source>
        <translation>Sie erhalten eine E-Mail mit einem Code, der Sie einmal ohne Passwort anmeldet.</translation>
    </message>
    <message>
        <source>Sign in with a code</source>
        <translation>Mit einem Code anmelden</translation>
    </message>
</context>
<context>
    <name>ChangeEmailStep</name>
    <message>
        <source>Change e-mail address</source>
        <translation>E-Mail-Adresse ändern</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>You sign in with {0} now. You confirm the new address by a code.</source>
        <translation>Bisher melden Sie sich mit {0} an. Die neue Adresse bestätigen Sie mit einem Code.</translation>
    </message>
    <message>
        <source>New e-mail address</source>
        <translation>Neue E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Enter your new e-mail address.</source>
        <translation>Geben Sie Ihre neue E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <source>The server was asked to send a code to {0}, to {1}, or one to each. Enter either of them.</source>
        <translation>Der Server wurde gebeten, einen Code an {0}, an {1} oder je einen an beide zu schicken. Geben Sie einen davon ein.</translation>
    </message>
    <message>
        <source>One address is confirmed. Enter the code that was sent to the other, too: {0} or {1}.</source>
        <translation>Eine Adresse ist bestätigt. Geben Sie auch den Code aus dem anderen Postfach ein: {0} oder {1}.</translation>
    </message>
    <message>
        <source>You sign in with {0} from now on.</source>
        <translation>Von jetzt an melden Sie sich mit {0} an.</translation>
    </message>
</context>
<context>
    <name>ChangePasswordStep</name>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Your other computers ask for the new password once.</source>
        <translation>Ihre anderen Computer fragen einmal nach dem neuen Passwort.</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>Bisheriges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Enter a new password.</source>
        <translation>Geben Sie ein neues Passwort ein.</translation>
    </message>
    <message>
        <source>Your password was changed.</source>
        <translation>Ihr Passwort wurde geändert.</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Nothing logged in this period.</source>
        <translation>In diesem Zeitraum ist nichts eingetragen.</translation>
    </message>
</context>
<context>
    <name>CoachCard</name>
    <message>
        <source>Coach</source>
        <translation>Coach</translation>
    </message>
    <message>
        <source>Add a language model…</source>
        <translation>Sprachmodell hinzufügen …</translation>
    </message>
    <message>
        <source>A model on this computer, in your network, or of a service on the internet.</source>
        <translation>Ein Modell auf diesem Computer, in Ihrem Netz oder von einem Dienst im Internet.</translation>
    </message>
    <message>
        <source>Allow servers on the internet</source>
        <translation>Server im Internet erlauben</translation>
    </message>
    <message>
        <source>Tokens a month, at most</source>
        <translation>Token im Monat, höchstens</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>What was sent…</source>
        <translation>Was gesendet wurde …</translation>
    </message>
    <message>
        <source>This month: {0} tokens.</source>
        <translation>Diesen Monat: {0} Token.</translation>
    </message>
    <message>
        <source>Built-in rules</source>
        <translation>Eingebaute Regeln</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Answers by rules, on this computer. Nothing is sent.</source>
        <translation>Antwortet nach Regeln, auf diesem Computer. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>on the internet</source>
        <translation>im Internet</translation>
    </message>
    <message>
        <source>on this computer or in your network</source>
        <translation>auf diesem Computer oder in Ihrem Netz</translation>
    </message>
    <message>
        <source>not allowed now</source>
        <translation>zurzeit nicht erlaubt</translation>
    </message>
    <message>
        <source>Testing {0}…</source>
        <translation>{0} wird getestet …</translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation>{0} entfernen?</translation>
    </message>
    <message>
        <source>Its key is deleted from the keyring. Your conversations stay.</source>
        <translation>Der Schlüssel wird aus dem Schlüsselbund gelöscht. Ihre Gespräche bleiben.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Enter a whole number of tokens, or nothing for no limit.</source>
        <translation>Geben Sie eine ganze Zahl von Token ein, oder nichts für keine Grenze.</translation>
    </message>
</context>
<context>
    <name>CoachPage</name>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Hide on this computer</source>
        <translation>Auf diesem Computer ausblenden</translation>
    </message>
    <message>
        <source>Show hidden conversations</source>
        <translation>Ausgeblendete Gespräche zeigen</translation>
    </message>
    <message>
        <source>The answer was discarded.</source>
        <translation>Die Antwort wurde verworfen.</translation>
    </message>
    <message>
        <source>Don&apos;t hide any more</source>
        <translation>Nicht mehr ausblenden</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>Gespräch umbenennen</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The conversation is hidden on this computer.</source>
        <translation>Das Gespräch ist auf diesem Computer ausgeblendet.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Coach</translation>
    </message>
    <message>
        <source>Help now</source>
        <translation>Hilfe jetzt</translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>Check your e-mail</source>
        <translation>Sehen Sie in Ihre E-Mails</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The server was asked to send a code to {0}.</source>
        <translation>Der Server wurde gebeten, einen Code an {0} zu schicken.</translation>
    </message>
    <message>
        <source>Code from the e-mail</source>
        <translation>Code aus der E-Mail</translation>
    </message>
    <message>
        <source>It can take a minute. Look in the spam folder, too.</source>
        <translation>Es kann eine Minute dauern. Sehen Sie auch im Spam-Ordner nach.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>Send again in {0} s</source>
        <translation>Noch einmal senden in {0} s</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>Andere Adresse verwenden</translation>
    </message>
    <message>
        <source>Enter the digits of the code in the e-mail.</source>
        <translation>Geben Sie die Ziffern des Codes aus der E-Mail ein.</translation>
    </message>
    <message>
        <source>The server was asked for another code. Only the newest one is valid.</source>
        <translation>Ein weiterer Code wurde angefordert. Nur der neueste gilt.</translation>
    </message>
</context>
<context>
    <name>CompareCard</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Durchschnitt</translation>
    </message>
    <message>
        <source>Logged</source>
        <translation>Eingetragen</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchster Wert</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Niedrigster Wert</translation>
    </message>
    <message>
        <source>Goal met</source>
        <translation>Ziel erreicht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln day(s)</source>
        <translation>
            <numerusform>{0} von %Ln Tag</numerusform>
            <numerusform>{0} von %Ln Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask about your days…</source>
        <translation>Fragen Sie nach Ihren Tagen …</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Enter sends, Shift and Enter begins a new line</source>
        <translation>Eingabe sendet, Umschalt und Eingabe beginnt eine neue Zeile</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
</context>
<context>
    <name>ConfirmStep</name>
    <message>
        <source>{0} isn&apos;t confirmed yet. Enter the code from the e-mail, or have another one sent.</source>
        <translation>{0} ist noch nicht bestätigt. Geben Sie den Code aus der E-Mail ein, oder lassen Sie einen neuen schicken.</translation>
    </message>
    <message>
        <source>No e-mail? The address may have an account already: go back and sign in. Some servers send a link instead of a code: open it, then go back and sign in.</source>
        <translation>Keine E-Mail? Vielleicht gibt es mit dieser Adresse schon ein Konto: Gehen Sie zurück, und melden Sie sich an. Manche Server schicken statt eines Codes einen Link: Öffnen Sie ihn, gehen Sie zurück, und melden Sie sich an.</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>Values changed in two places</source>
        <translation>Werte, die an zwei Stellen geändert wurden</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Mine, on this computer</source>
        <translation>Meiner, auf diesem Computer</translation>
    </message>
    <message>
        <source>Theirs, from another device</source>
        <translation>Der andere, von einem anderen Gerät</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Keep as is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meinen behalten</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Den anderen behalten</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichert…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) selected</source>
        <translation>
            <numerusform>%n Wert ausgewählt</numerusform>
            <numerusform>%n Werte ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Your choice applies to all of them. You can undo it.</source>
        <translation>Ihre Wahl gilt für alle. Sie lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>No longer there</source>
        <translation>Nicht mehr da</translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Who is asked</source>
        <translation>Wer gefragt wird</translation>
    </message>
    <message>
        <source>The rows that are sent</source>
        <translation>Die Zeilen, die gesendet werden</translation>
    </message>
    <message>
        <source>Show the exact request</source>
        <translation>Genaue Anfrage zeigen</translation>
    </message>
    <message>
        <source>Providers…</source>
        <translation>Anbieter …</translation>
    </message>
    <message>
        <source>Each row: {0}</source>
        <translation>Jede Zeile: {0}</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Its rules read your days on this computer. Nothing is sent to anybody.</source>
        <translation>Seine Regeln lesen Ihre Tage auf diesem Computer. Niemandem wird etwas gesendet.</translation>
    </message>
    <message>
        <source>Type a question to see what would go with it.</source>
        <translation>Tippen Sie eine Frage, um zu sehen, was mitgehen würde.</translation>
    </message>
    <message>
        <source>Working out what would be sent…</source>
        <translation>Es wird ermittelt, was gesendet würde …</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier message(s) aren&apos;t sent: they don&apos;t fit.</source>
        <translation>
            <numerusform>%n frühere Nachricht wird nicht gesendet: Sie passt nicht hinein.</numerusform>
            <numerusform>%n frühere Nachrichten werden nicht gesendet: Sie passen nicht hinein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) aren&apos;t sent: they don&apos;t fit.</source>
        <translation>
            <numerusform>%n Zeile wird nicht gesendet: Sie passt nicht hinein.</numerusform>
            <numerusform>%n Zeilen werden nicht gesendet: Sie passen nicht hinein.</numerusform>
        </translation>
    </message>
    <message>
        <source>About {0} tokens · this month {1}</source>
        <translation>Etwa {0} Token · diesen Monat {1}</translation>
    </message>
    <message>
        <source>About {0} of {1} tokens · this month {2}</source>
        <translation>Etwa {0} von {1} Token · diesen Monat {2}</translation>
    </message>
    <message>
        <source>Built-in rules</source>
        <translation>Eingebaute Regeln</translation>
    </message>
    <message>
        <source>On this computer, no language model</source>
        <translation>Auf diesem Computer, kein Sprachmodell</translation>
    </message>
    <message>
        <source>To {0}: leaves this computer</source>
        <translation>An {0}: verlässt diesen Computer</translation>
    </message>
    <message>
        <source>To {0}: stays on this computer or in your own network</source>
        <translation>An {0}: bleibt auf diesem Computer oder in Ihrem eigenen Netz</translation>
    </message>
    <message>
        <source>May be sent: {0}</source>
        <translation>Darf gesendet werden: {0}</translation>
    </message>
    <message>
        <source>Days with an entry</source>
        <translation>Tage mit Eintrag</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
</context>
<context>
    <name>ConversationCard</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Frage bearbeiten</translation>
    </message>
    <message>
        <source>The edited question is asked again.</source>
        <translation>Die bearbeitete Frage wird neu gestellt.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>CountedButton</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n anzusehen</numerusform>
            <numerusform>%n anzusehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CreateStep</name>
    <message>
        <source>Create your account</source>
        <translation>Ihr Konto anlegen</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>What you logged so far is added to it. Whoever runs this server can read what is stored there.</source>
        <translation>Was Sie bisher eingetragen haben, kommt dazu. Wer diesen Server betreibt, kann lesen, was dort liegt.</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>Passwort wählen</translation>
    </message>
    <message>
        <source>I already have an account</source>
        <translation>Ich habe schon ein Konto</translation>
    </message>
</context>
<context>
    <name>CustomiseDialog</name>
    <message>
        <source>Customise cards</source>
        <translation>Karten anpassen</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Space shows or hides a card, Alt+Up and Alt+Down move it.</source>
        <translation>Die Leertaste blendet eine Karte ein oder aus, Alt+Auf und Alt+Ab verschieben sie.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>Alle wieder zeigen</translation>
    </message>
    <message>
        <source>Hiding a card hides no data: History, search and exports still have it.</source>
        <translation>Eine Karte auszublenden blendet keine Daten aus: Verlauf, Suche und Exporte haben sie weiterhin.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Customising</name>
    <message>
        <source>Day by day</source>
        <translation>Tag für Tag</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>By weekday</source>
        <translation>Nach Wochentag</translation>
    </message>
    <message>
        <source>Streak</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>In Zahlen</translation>
    </message>
    <message>
        <source>Reminders still come for a hidden card ({0}). Change them in Settings › Reminders.</source>
        <translation>Erinnerungen kommen auch für eine ausgeblendete Karte ({0}). Ändern Sie sie unter Einstellungen › Erinnerungen.</translation>
    </message>
</context>
<context>
    <name>CycleTable</name>
    <message>
        <source>Sync history</source>
        <translation>Verlauf des Abgleichs</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
</context>
<context>
    <name>DamagedPage</name>
    <message>
        <source>Looking at what can still be read…</source>
        <translation>Es wird nachgesehen, was noch lesbar ist …</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Lesbares retten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Some of the file on this computer can&apos;t be read any more, perhaps because of the disk. Organic can make a new file with everything that can still be read. The damaged file is kept; nothing is deleted.</source>
        <translation>Ein Teil der Datei auf diesem Computer ist nicht mehr lesbar, vielleicht wegen des Datenträgers. Organic kann eine neue Datei mit allem anlegen, was noch lesbar ist. Die beschädigte Datei bleibt erhalten; nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>Unsent edits: {0}. They are saved first.</source>
        <translation>Nicht gesendete Änderungen: {0}. Sie werden zuerst gerettet.</translation>
    </message>
    <message>
        <source>Modules: {0}</source>
        <translation>Module: {0}</translation>
    </message>
    <message>
        <source>Conversations: {0}</source>
        <translation>Gespräche: {0}</translation>
    </message>
    <message>
        <source>Messages: {0}</source>
        <translation>Nachrichten: {0}</translation>
    </message>
    <message>
        <source>What can&apos;t be read is taken from the newest backup, from {0}.</source>
        <translation>Was nicht lesbar ist, kommt aus der neuesten Sicherung vom {0}.</translation>
    </message>
    <message>
        <source>There is no backup to take the rest from. With an account, sync brings it back.</source>
        <translation>Es gibt keine Sicherung für den Rest. Mit einem Konto bringt die Synchronisierung ihn zurück.</translation>
    </message>
    <message>
        <source>Days: none</source>
        <translation>Tage: keine</translation>
    </message>
    <message>
        <source>Days: {0}, from {1} to {2}</source>
        <translation>Tage: {0}, vom {1} bis {2}</translation>
    </message>
</context>
<context>
    <name>DataStep</name>
    <message>
        <source>What is on this computer</source>
        <translation>Was auf diesem Computer liegt</translation>
    </message>
    <message>
        <source>Keep it, without an account</source>
        <translation>Behalten, ohne Konto</translation>
    </message>
    <message>
        <source>Everything stays usable on this computer only.</source>
        <translation>Alles bleibt verwendbar, nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Delete it, too</source>
        <translation>Auch löschen</translation>
    </message>
    <message>
        <source>The account&apos;s file and its backups on this computer are deleted.</source>
        <translation>Die Datei des Kontos und ihre Sicherungen werden auf diesem Computer gelöscht.</translation>
    </message>
    <message>
        <source>Also delete its backups in the folder for copies</source>
        <translation>Auch seine Sicherungen im Ordner für Kopien löschen</translation>
    </message>
    <message>
        <source>The copies are in {0}. Otherwise they stay there.</source>
        <translation>Die Kopien sind in {0}. Sonst bleiben sie dort.</translation>
    </message>
    <message>
        <source>What is on this computer stays, without an account.</source>
        <translation>Was auf diesem Computer liegt, bleibt, ohne Konto.</translation>
    </message>
    <message>
        <source>It was deleted on this computer, too.</source>
        <translation>Auch auf diesem Computer wurde es gelöscht.</translation>
    </message>
</context>
<context>
    <name>DateBar</name>
    <message>
        <source>Previous day (Alt+Left)</source>
        <translation>Vorheriger Tag (Alt+Links)</translation>
    </message>
    <message>
        <source>Next day (Alt+Right)</source>
        <translation>Nächster Tag (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Pick a day</source>
        <translation>Tag wählen</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>{0} · in the future</source>
        <translation>{0} · in der Zukunft</translation>
    </message>
    <message>
        <source>{0} · day off</source>
        <translation>{0} · frei</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{0} {1}</source>
        <comment>a month and its year</comment>
        <translation>{0} {1}</translation>
    </message>
</context>
<context>
    <name>DayCards</name>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>now 1–5</source>
        <translation>jetzt 1–5</translation>
    </message>
    <message>
        <source>Saved on this computer {0}</source>
        <translation>Auf diesem Computer gespeichert {0}</translation>
    </message>
    <message>
        <source>Keys 1–5</source>
        <translation>Tasten 1–5</translation>
    </message>
    <message>
        <source>Key E, then 1–5</source>
        <translation>Taste E, dann 1–5</translation>
    </message>
</context>
<context>
    <name>DayKeys</name>
    <message>
        <source>{0}: {1}</source>
        <comment>a metric and its value</comment>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <comment>what was logged, and the day</comment>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>DayTable</name>
    <message>
        <source>All days</source>
        <translation>Alle Tage</translation>
    </message>
</context>
<context>
    <name>DayTableModel</name>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>not logged</source>
        <translation>nicht erfasst</translation>
    </message>
</context>
<context>
    <name>DaysBehind</name>
    <message>
        <source>Days with an entry</source>
        <translation>Tage mit Eintrag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) logged, from {0} to {1}</source>
        <translation>
            <numerusform>%n Tag eingetragen, vom {0} bis {1}</numerusform>
            <numerusform>%n Tage eingetragen, vom {0} bis {1}</numerusform>
        </translation>
    </message>
    <message>
        <source>Open day</source>
        <translation>Tag öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>DaysOffDialog</name>
    <message>
        <source>Days off</source>
        <translation>Freie Tage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Take these days off</source>
        <translation>Diese Tage freinehmen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) taken off.</source>
        <translation>
            <numerusform>%n Tag freigenommen.</numerusform>
            <numerusform>%n Tage freigenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) no longer off.</source>
        <translation>
            <numerusform>%n Tag ist nicht mehr frei.</numerusform>
            <numerusform>%n Tage sind nicht mehr frei.</numerusform>
        </translation>
    </message>
    <message>
        <source>These days are off already.</source>
        <translation>Diese Tage sind schon frei.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Rückgängig gemacht.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>No days off are planned.</source>
        <translation>Es sind keine freien Tage geplant.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} – {1}</source>
        <translation>{0} – {1}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove: {0}</source>
        <translation>Entfernen: {0}</translation>
    </message>
    <message>
        <source>Days off don&apos;t break your rhythm, and reminders that wait for an entry stay silent. They are kept on this computer and don&apos;t count towards the streak.</source>
        <translation>Freie Tage unterbrechen Ihren Rhythmus nicht, und Erinnerungen, die auf einen Eintrag warten, bleiben still. Sie werden auf diesem Computer gespeichert und zählen nicht zur Serie.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
</context>
<context>
    <name>DeleteStep</name>
    <message>
        <source>Delete account</source>
        <translation>Konto löschen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Your account and everything stored with it are deleted on the server: days, modules, conversations and profile. It can&apos;t be undone, and your other computers can&apos;t sync any more.</source>
        <translation>Ihr Konto und alles, was dazugehört, wird auf dem Server gelöscht: Tage, Module, Gespräche und Profil. Das lässt sich nicht rückgängig machen, und Ihre anderen Computer können nicht mehr synchronisieren.</translation>
    </message>
    <message>
        <source>The server&apos;s owner may still have backups.</source>
        <translation>Wer den Server betreibt, hat vielleicht noch Sicherungen.</translation>
    </message>
    <message>
        <source>To confirm, type {0}</source>
        <translation>Zur Bestätigung {0} eingeben</translation>
    </message>
    <message>
        <source>Type your e-mail address to confirm. Nothing was deleted.</source>
        <translation>Geben Sie zur Bestätigung Ihre E-Mail-Adresse ein. Nichts wurde gelöscht.</translation>
    </message>
</context>
<context>
    <name>DifferenceDialog</name>
    <message>
        <source>Would be sent in addition</source>
        <translation>Würde zusätzlich gesendet</translation>
    </message>
    <message>
        <source>Would not be sent any more</source>
        <translation>Würde nicht mehr gesendet</translation>
    </message>
    <message>
        <source>What changed since you asked</source>
        <translation>Was sich seit Ihrer Frage geändert hat</translation>
    </message>
</context>
<context>
    <name>DirectionChoice</name>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>{0}, at least or at most</source>
        <translation>{0}, mindestens oder höchstens</translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>Health diary</source>
        <translation>Gesundheitstagebuch</translation>
    </message>
    <message>
        <source>Made on {0}</source>
        <translation>Erstellt am {0}</translation>
    </message>
    <message>
        <source>{0} to {1} ({2})</source>
        <translation>{0} bis {1} ({2})</translation>
    </message>
    <message>
        <source>Self-reported: entered by the person themselves, not measured by a medical device.</source>
        <translation>Selbst angegeben: von der Person selbst eingetragen, nicht mit einem Medizinprodukt gemessen.</translation>
    </message>
    <message>
        <source>Days without an entry are left out of all numbers; in the charts they are grey.</source>
        <translation>Tage ohne Eintrag zählen in keiner Zahl mit; in den Diagrammen sind sie grau.</translation>
    </message>
    <message>
        <source>Days logged</source>
        <translation>Tage mit Eintrag</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Lowest to highest</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <comment>numbers</comment>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <comment>a metric and its unit</comment>
        <translation>{0} ({1})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more note(s) have no room on this page.</source>
        <translation>
            <numerusform>%Ln weitere Notiz hat auf dieser Seite keinen Platz.</numerusform>
            <numerusform>%Ln weitere Notizen haben auf dieser Seite keinen Platz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing logged</source>
        <translation>Nichts eingetragen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>EarlierCard</name>
    <message>
        <source>They belong to an earlier account with your e-mail address, which is no longer on the server. Adding them merges them with your current data and keeps the old file as a backup.</source>
        <translation>Sie gehören zu einem früheren Konto mit Ihrer E-Mail-Adresse, das es auf dem Server nicht mehr gibt. Beim Hinzufügen werden sie mit Ihren jetzigen Daten zusammengeführt; die alte Datei bleibt als Sicherung erhalten.</translation>
    </message>
    <message>
        <source>Add to my data</source>
        <translation>Zu meinen Daten hinzufügen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>They stay on this computer. The command “organic-desktop earlier” lists them.</source>
        <translation>Sie bleiben auf diesem Computer. Der Befehl „organic-desktop earlier“ zeigt sie an.</translation>
    </message>
    <message>
        <source>More of your data is on this computer: {0}</source>
        <translation>Auf diesem Computer sind weitere Daten von Ihnen: {0}</translation>
    </message>
    <message numerus="yes">
        <source>Includes %n unsent edit(s).</source>
        <translation>
            <numerusform>Darunter %n nicht gesendete Änderung.</numerusform>
            <numerusform>Darunter %n nicht gesendete Änderungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>They were logged in a newer version of Organic, before you went back to an older copy. Adding them merges them with your current data and keeps the newer file as a backup.</source>
        <translation>Sie wurden in einer neueren Version von Organic eingetragen, bevor Sie zu einer älteren Kopie zurückgekehrt sind. Beim Hinzufügen werden sie mit Ihren jetzigen Daten zusammengeführt; die neuere Datei bleibt als Sicherung erhalten.</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message numerus="yes">
        <source>changes to %n day(s)</source>
        <translation>
            <numerusform>Änderungen an %n Tag</numerusform>
            <numerusform>Änderungen an %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>deleting {0}</source>
        <translation>Löschen: {0}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message numerus="yes">
        <source>Deleted: %n day(s).</source>
        <translation>
            <numerusform>Gelöscht: %n Tag.</numerusform>
            <numerusform>Gelöscht: %n Tage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed since, so not undone: {0}.</source>
        <translation>Inzwischen geändert und darum nicht rückgängig gemacht: {0}.</translation>
    </message>
    <message>
        <source>Some of it was changed since and was not undone.</source>
        <translation>Einiges wurde inzwischen geändert und nicht rückgängig gemacht.</translation>
    </message>
    <message>
        <source>your profile</source>
        <translation>Ihr Profil</translation>
    </message>
    <message>
        <source>a change</source>
        <translation>eine Änderung</translation>
    </message>
    <message>
        <source>clearing {0}</source>
        <translation>Leeren: {0}</translation>
    </message>
    <message numerus="yes">
        <source>importing %n day(s)</source>
        <translation>
            <numerusform>Import von %n Tag</numerusform>
            <numerusform>Import von %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>the import</source>
        <translation>den Import</translation>
    </message>
    <message>
        <source>the experiment</source>
        <translation>das Experiment</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted: {0}.</source>
        <translation>Gelöscht: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>Cleared: %n value(s).</source>
        <translation>
            <numerusform>Geleert: %n Wert.</numerusform>
            <numerusform>Geleert: %n Werte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cleared: {0}.</source>
        <translation>Geleert: {0}.</translation>
    </message>
</context>
<context>
    <name>EffectStep</name>
    <message>
        <source>What will happen</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Take over settings and reminders, too</source>
        <translation>Einstellungen und Erinnerungen auch übernehmen</translation>
    </message>
    <message>
        <source>Where both have a value, and they differ</source>
        <translation>Wo beide einen Wert haben, aber verschiedene</translation>
    </message>
    <message>
        <source>Examples of what differs</source>
        <translation>Beispiele für Unterschiede</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag importieren</numerusform>
            <numerusform>%Ln Tage importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Everything in this file is here already. There is nothing to import.</source>
        <translation>Alles aus dieser Datei ist schon hier. Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>Nothing is here yet, so everything is restored as it was.</source>
        <translation>Hier ist noch nichts, deshalb wird alles so wiederhergestellt, wie es war.</translation>
    </message>
    <message>
        <source>A backup is made first, and one Undo takes it all back.</source>
        <translation>Vorher wird ein Backup gemacht, und einmal Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>Nothing would change: where yours and theirs differ, yours stay.</source>
        <translation>Es würde sich nichts ändern: Wo sich Ihre Werte von denen der Datei unterscheiden, bleiben Ihre.</translation>
    </message>
    <message>
        <source>There is nothing to import in this file.</source>
        <translation>In dieser Datei gibt es nichts zu importieren.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: which value stays</source>
        <translation>{0}: welcher Wert bleibt</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meinen behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Den der Datei nehmen</translation>
    </message>
    <message>
        <source>Add both</source>
        <translation>Beide addieren</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meiner</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) off</source>
        <translation>
            <numerusform>%Ln freier Tag</numerusform>
            <numerusform>%Ln freie Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln the same</source>
        <translation>
            <numerusform>%Ln gleich</numerusform>
            <numerusform>%Ln gleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln different</source>
        <translation>
            <numerusform>%Ln verschieden</numerusform>
            <numerusform>%Ln verschieden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmailStep</name>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Enter your e-mail address.</source>
        <translation>Geben Sie Ihre E-Mail-Adresse ein.</translation>
    </message>
</context>
<context>
    <name>EndedStep</name>
    <message>
        <source>Your session has ended. Everything you logged is safe on this computer.</source>
        <translation>Ihre Sitzung ist beendet. Alles Eingetragene ist auf diesem Computer sicher.</translation>
    </message>
    <message>
        <source>Sign out instead</source>
        <translation>Stattdessen abmelden</translation>
    </message>
</context>
<context>
    <name>ExperimentCard</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>Ergebnis ansehen</translation>
    </message>
    <message>
        <source>See the plan</source>
        <translation>Plan ansehen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>Vorzeitig abbrechen</translation>
    </message>
    <message>
        <source>No result is told of an experiment that was stopped early.</source>
        <translation>Ein vorzeitig abgebrochenes Experiment hat kein Ergebnis.</translation>
    </message>
    <message>
        <source>All days are over: the result is counted.</source>
        <translation>Alle Tage sind vorbei: Das Ergebnis ist ausgezählt.</translation>
    </message>
    <message>
        <source>Drawn in advance: tall green days with, low grey days without.</source>
        <translation>Im Voraus ausgelost: hohe grüne Tage mit, niedrige graue Tage ohne.</translation>
    </message>
    <message>
        <source>The result is counted on {0}.</source>
        <translation>Das Ergebnis wird am {0} ausgezählt.</translation>
    </message>
</context>
<context>
    <name>ExperimentDialog</name>
    <message>
        <source>New experiment</source>
        <translation>Neues Experiment</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Write it down and draw</source>
        <translation>Aufschreiben und auslosen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Schritt {0} von {1}</translation>
    </message>
</context>
<context>
    <name>ExperimentLines</name>
    <message>
        <source>Kept to the plan</source>
        <translation>An den Plan gehalten</translation>
    </message>
</context>
<context>
    <name>ExperimentPage</name>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>What is done otherwise than it was written down?</source>
        <translation>Was wird anders gemacht als aufgeschrieben?</translation>
    </message>
    <message>
        <source>Change to record</source>
        <translation>Änderung zum Festhalten</translation>
    </message>
    <message>
        <source>Record the change</source>
        <translation>Änderung festhalten</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>Experiment speichern</translation>
    </message>
</context>
<context>
    <name>ExperimentWords</name>
    <message>
        <source>begins {0}</source>
        <translation>beginnt am {0}</translation>
    </message>
    <message>
        <source>stopped on day {0} of {1}</source>
        <translation>abgebrochen an Tag {0} von {1}</translation>
    </message>
    <message>
        <source>ended {0}</source>
        <translation>beendet am {0}</translation>
    </message>
    <message>
        <source>day {0} of {1}</source>
        <translation>Tag {0} von {1}</translation>
    </message>
    <message>
        <source>Experiment, day {0} of {1}: a day without – {2}</source>
        <translation>Experiment, Tag {0} von {1}: ein Tag ohne – {2}</translation>
    </message>
    <message>
        <source>Experiment, day {0} of {1}: a day with – {2}</source>
        <translation>Experiment, Tag {0} von {1}: ein Tag mit – {2}</translation>
    </message>
    <message>
        <source>{0}, at least {1}</source>
        <translation>{0}, mindestens {1}</translation>
    </message>
    <message>
        <source>{0}, less than {1}</source>
        <translation>{0}, weniger als {1}</translation>
    </message>
    <message>
        <source>{0} days with and {0} days without, {1} of {2} are over</source>
        <translation>{0} Tage mit und {0} Tage ohne, {1} von {2} sind vorbei</translation>
    </message>
    <message>
        <source>{0} pairs of blocks, {1} days in all, in one of {2} equally likely orders. If it makes no difference, the clearest possible result comes up in only 2 of {2} draws: a clear effect can be told from chance.</source>
        <translation>{0} Blockpaare, zusammen {1} Tage, in einer von {2} gleich wahrscheinlichen Reihenfolgen. Macht es keinen Unterschied, kommt das deutlichste Ergebnis nur bei 2 von {2} Auslosungen vor: Eine deutliche Wirkung lässt sich vom Zufall unterscheiden.</translation>
    </message>
    <message>
        <source>{0} pairs of blocks, {1} days in all, in one of {2} equally likely orders. That is too few: even the clearest result comes up in 2 of {2} draws by chance, so no effect can be told from it. Good for practice; 4 weeks or more can tell.</source>
        <translation>{0} Blockpaare, zusammen {1} Tage, in einer von {2} gleich wahrscheinlichen Reihenfolgen. Das ist zu wenig: Selbst das deutlichste Ergebnis kommt durch Zufall bei 2 von {2} Auslosungen vor, eine Wirkung lässt sich damit nicht zeigen. Gut zum Üben; ab 4 Wochen geht es.</translation>
    </message>
    <message>
        <source>Nothing can be told: too few days have an outcome.</source>
        <translation>Es lässt sich nichts sagen: Zu wenige Tage haben einen Wert.</translation>
    </message>
    <message>
        <source>{0}: no difference could be shown.</source>
        <translation>{0}: Es ließ sich kein Unterschied zeigen.</translation>
    </message>
    <message>
        <source>{0} was {1} higher on days with.</source>
        <translation>{0} war an Tagen mit um {1} höher.</translation>
    </message>
    <message>
        <source>{0} was {1} lower on days with.</source>
        <translation>{0} war an Tagen mit um {1} niedriger.</translation>
    </message>
    <message>
        <source>Days with less days without: {0}.</source>
        <translation>Tage mit minus Tage ohne: {0}.</translation>
    </message>
    <message>
        <source>Days with less days without: {0}, likely between {1} and {2} (95% interval).</source>
        <translation>Tage mit minus Tage ohne: {0}, wahrscheinlich zwischen {1} und {2} (95-%-Intervall).</translation>
    </message>
    <message>
        <source>So few pairs of blocks can&apos;t tell an effect from chance, whatever they show.</source>
        <translation>So wenige Blockpaare können eine Wirkung nicht vom Zufall unterscheiden, was immer sie zeigen.</translation>
    </message>
    <message>
        <source>fewer than 1 of 100 draws</source>
        <translation>weniger als 1 von 100 Auslosungen</translation>
    </message>
    <message>
        <source>{0} of 100 draws</source>
        <translation>{0} von 100 Auslosungen</translation>
    </message>
    <message>
        <source>If it made no difference, a result this large would come up in {0}.</source>
        <translation>Machte es keinen Unterschied, käme ein so großes Ergebnis bei {0} vor.</translation>
    </message>
    <message>
        <source>Kept on {0} of {1} days by your ticks.</source>
        <translation>Nach Ihren Häkchen an {0} von {1} Tagen eingehalten.</translation>
    </message>
    <message>
        <source>Kept on {0} of {1} days by what is logged; on {2} it wasn&apos;t, {3} have no entry.</source>
        <translation>Nach den Einträgen an {0} von {1} Tagen eingehalten; an {2} nicht, {3} haben keinen Eintrag.</translation>
    </message>
    <message>
        <source>Tall: days with. Low: days without. Drawn in advance.</source>
        <translation>Hoch: Tage mit. Niedrig: Tage ohne. Im Voraus ausgelost.</translation>
    </message>
    <message>
        <source>What this can&apos;t say</source>
        <translation>Was das nicht sagen kann</translation>
    </message>
    <message>
        <source>No result is told: who stops at a day of their choice finds too much by chance.</source>
        <translation>Es gibt kein Ergebnis: Wer an einem Tag eigener Wahl aufhört, findet durch Zufall zu viel.</translation>
    </message>
    <message>
        <source>The result is counted on {0}, not before: looking early misleads.</source>
        <translation>Das Ergebnis wird am {0} ausgezählt, nicht früher: Vorher hinzusehen führt in die Irre.</translation>
    </message>
    <message>
        <source>Days were edited since the result was told first, on {0}: then it was {1}. {2}</source>
        <translation>Seit das Ergebnis am {0} zuerst gezeigt wurde, sind Tage bearbeitet worden: Damals war es {1}. {2}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an outcome</source>
        <translation>
            <numerusform>%n ohne Wert</numerusform>
            <numerusform>%n ohne Wert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of blocks left out for that</source>
        <translation>
            <numerusform>%n Blockpaar deshalb ausgelassen</numerusform>
            <numerusform>%n Blockpaare deshalb ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan, written down on {0}</source>
        <translation>Der Plan, aufgeschrieben am {0}</translation>
    </message>
    <message>
        <source>Days with: {0}</source>
        <translation>Tage mit: {0}</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>Days without: {0}</source>
        <translation>Tage ohne: {0}</translation>
    </message>
    <message>
        <source>Measured: {0} on the day after</source>
        <translation>Gemessen: {0} am Tag danach</translation>
    </message>
    <message>
        <source>Measured: {0} on the same day</source>
        <translation>Gemessen: {0} am selben Tag</translation>
    </message>
    <message>
        <source>{0} to {1}: {2} pairs of blocks of {3} days, the order of each drawn by chance</source>
        <translation>{0} bis {1}: {2} Paare von Blöcken zu {3} Tagen, jede Reihenfolge ausgelost</translation>
    </message>
    <message>
        <source>Unchanged since; its SHA-256 sum is {0}.</source>
        <translation>Seither unverändert; seine SHA-256-Summe ist {0}.</translation>
    </message>
    <message>
        <source>This isn&apos;t the plan as it was written down: its text was changed.</source>
        <translation>Das ist nicht der Plan, der aufgeschrieben wurde: Sein Text wurde geändert.</translation>
    </message>
    <message>
        <source>Changed after it was written down</source>
        <translation>Nach dem Aufschreiben geändert</translation>
    </message>
    <message>
        <source>It is about you, in these weeks. You knew which day it was; that alone can change how you feel.</source>
        <translation>Es geht um Sie, in diesen Wochen. Sie wussten, welcher Tag es war; schon das kann Ihr Befinden ändern.</translation>
    </message>
    <message>
        <source>Days count as drawn, kept or not. What lasts longer than a block makes effects look smaller.</source>
        <translation>Tage zählen wie ausgelost, eingehalten oder nicht. Was länger als ein Block nachwirkt, lässt Wirkungen kleiner aussehen.</translation>
    </message>
    <message>
        <source>If you try many things, about 1 in 20 without any effect will seem to have one.</source>
        <translation>Wenn Sie vieles ausprobieren, scheint etwa 1 von 20 Dingen ohne Wirkung eine zu haben.</translation>
    </message>
</context>
<context>
    <name>ExperimentsPart</name>
    <message>
        <source>New experiment…</source>
        <translation>Neues Experiment …</translation>
    </message>
    <message>
        <source>Days with and days without, in an order that chance draws in advance: the only way to learn from your own days what makes a difference. Experiments stay on this computer and in its backups.</source>
        <translation>Tage mit und Tage ohne, in einer Reihenfolge, die im Voraus ausgelost wird: nur so erfahren Sie aus Ihren eigenen Tagen, was einen Unterschied macht. Experimente bleiben auf diesem Computer und in seinen Sicherungen.</translation>
    </message>
    <message>
        <source>Does it help you? Choose one thing to change and one number to watch, and find out in 4 weeks.</source>
        <translation>Hilft es Ihnen? Ändern Sie eine Sache, beobachten Sie eine Zahl und finden Sie es in 4 Wochen heraus.</translation>
    </message>
    <message>
        <source>Written down and drawn. It begins on {0}.</source>
        <translation>Aufgeschrieben und ausgelost. Es beginnt am {0}.</translation>
    </message>
    <message>
        <source>Stopped. No result is told of it.</source>
        <translation>Abgebrochen. Es gibt kein Ergebnis.</translation>
    </message>
    <message>
        <source>Experiment deleted.</source>
        <translation>Experiment gelöscht.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Everything (.organic)</source>
        <translation>Alles (.organic)</translation>
    </message>
    <message>
        <source>All days, modules, conversations and settings: to keep, or for another computer.</source>
        <translation>Alle Tage, Module, Gespräche und Einstellungen: zum Aufheben oder für einen anderen Computer.</translation>
    </message>
    <message>
        <source>Days as a table (.csv)</source>
        <translation>Tage als Tabelle (.csv)</translation>
    </message>
    <message>
        <source>For spreadsheets and other programs.</source>
        <translation>Für Tabellenkalkulation und andere Programme.</translation>
    </message>
    <message>
        <source>A page for your doctor (.pdf)</source>
        <translation>Eine Seite für Ihre Arztpraxis (.pdf)</translation>
    </message>
    <message>
        <source>One page: plain numbers, gaps and a small chart for each metric.</source>
        <translation>Eine Seite: schlichte Zahlen, Lücken und ein kleines Diagramm für jeden Wert.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>Passcode</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Alle Tage</translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln days</source>
        <translation>
            <numerusform>Der letzte Tag</numerusform>
            <numerusform>Die letzten %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>The exported file isn&apos;t encrypted: anyone who gets it can read it without the passcode.</source>
        <translation>Die exportierte Datei ist nicht verschlüsselt: Wer sie bekommt, kann sie ohne den Passcode lesen.</translation>
    </message>
    <message>
        <source>The file isn&apos;t encrypted: keep it where only you can read it.</source>
        <translation>Die Datei ist nicht verschlüsselt: Bewahren Sie sie dort auf, wo nur Sie sie lesen können.</translation>
    </message>
    <message>
        <source>Checking the passcode…</source>
        <translation>Der Passcode wird geprüft…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message>
        <source>{0} {1} of 5</source>
        <translation>{0} {1} von 5</translation>
    </message>
    <message>
        <source>Clear {0}</source>
        <translation>{0} leeren</translation>
    </message>
    <message>
        <source>Not logged</source>
        <translation>Nicht eingetragen</translation>
    </message>
    <message>
        <source>Now {0}</source>
        <translation>Jetzt {0}</translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Each time</source>
        <translation>Jedes Mal</translation>
    </message>
    <message>
        <source>In the file it is in</source>
        <translation>In der Datei ist es in</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Remembered for the next file of this kind.</source>
        <translation>Das merkt sich Organic für die nächste Datei dieser Art.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>The one with the most each day</source>
        <translation>Die mit dem meisten am Tag</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Use as {0}</source>
        <translation>Übernehmen als {0}</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Each time, in {0}</source>
        <translation>Jedes Mal, in {0}</translation>
    </message>
    <message>
        <source>another unit: × {0}</source>
        <translation>eine andere Einheit: × {0}</translation>
    </message>
</context>
<context>
    <name>FieldTable</name>
    <message>
        <source>What the file has, and what it becomes</source>
        <translation>Was die Datei hat, und was daraus wird</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Bei uns</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation>Legen Sie eine Datei hier ab</translation>
    </message>
    <message>
        <source>Nothing is changed before you have seen what the file would bring.</source>
        <translation>Nichts wird geändert, bevor Sie gesehen haben, was die Datei bringt.</translation>
    </message>
    <message>
        <source>Choose a file to import</source>
        <translation>Datei zum Importieren wählen</translation>
    </message>
    <message>
        <source>Exports and backups</source>
        <translation>Exporte und Backups</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>What Organic understands</source>
        <translation>Was Organic versteht</translation>
    </message>
    <message>
        <source>Organic</source>
        <translation>Organic</translation>
    </message>
    <message>
        <source>On the other computer: File › Export. Its own backups, too.</source>
        <translation>Auf dem anderen Computer: Datei › Exportieren. Auch eigene Backups.</translation>
    </message>
    <message>
        <source>Daylio</source>
        <translation>Daylio</translation>
    </message>
    <message>
        <source>More › Backup &amp; Restore › Advanced Options › Export backup, or Export entries (CSV).</source>
        <translation>Mehr › Sichern &amp; Wiederherstellen › Erweiterte Optionen › Backup exportieren, oder Einträge exportieren (CSV).</translation>
    </message>
    <message>
        <source>Apple Health</source>
        <translation>Apple Health</translation>
    </message>
    <message>
        <source>In Health, your picture › Export All Health Data. The zip as it is.</source>
        <translation>In Health: Ihr Bild › Alle Gesundheitsdaten exportieren. Die Zip-Datei, wie sie ist.</translation>
    </message>
    <message>
        <source>Health Connect</source>
        <translation>Health Connect</translation>
    </message>
    <message>
        <source>In Android&apos;s settings: Health Connect › Manage data › Backup and restore.</source>
        <translation>In den Einstellungen von Android: Health Connect › Daten verwalten › Sichern und wiederherstellen.</translation>
    </message>
    <message>
        <source>Loop Habit Tracker</source>
        <translation>Loop Habit Tracker</translation>
    </message>
    <message>
        <source>Settings › Export as CSV, or Export full backup.</source>
        <translation>Einstellungen › Als CSV exportieren, oder Vollständiges Backup exportieren.</translation>
    </message>
    <message>
        <source>Tables (CSV)</source>
        <translation>Tabellen (CSV)</translation>
    </message>
    <message>
        <source>Bearable, Oura, Garmin, Fitbit, Sleep as Android, HabitBull, WHOOP, Samsung Health, or your own.</source>
        <translation>Bearable, Oura, Garmin, Fitbit, Sleep as Android, HabitBull, WHOOP, Samsung Health oder eine eigene.</translation>
    </message>
</context>
<context>
    <name>FirstToday</name>
    <message>
        <source>Not saved yet: Organic is still starting.</source>
        <translation>Noch nicht gespeichert: Organic startet noch.</translation>
    </message>
</context>
<context>
    <name>FocusCard</name>
    <message>
        <source>Focus</source>
        <translation>Schwerpunkt</translation>
    </message>
    <message>
        <source>What are you working on?</source>
        <translation>Woran arbeiten Sie gerade?</translation>
    </message>
    <message>
        <source>One thing is plenty.</source>
        <translation>Eine Sache genügt.</translation>
    </message>
</context>
<context>
    <name>Forgetting</name>
    <message>
        <source>Permanently delete this day&apos;s earlier notes?</source>
        <translation>Frühere Notizen dieses Tages endgültig löschen?</translation>
    </message>
    <message>
        <source>The current notes stay. Earlier versions can&apos;t be restored.</source>
        <translation>Die jetzigen Notizen bleiben. Frühere Fassungen lassen sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>ForgotStep</name>
    <message>
        <source>You get an e-mail with a code. With it you choose a new password here.</source>
        <translation>Sie erhalten eine E-Mail mit einem Code. Damit wählen Sie hier ein neues Passwort.</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>Passwort vergessen?</translation>
    </message>
</context>
<context>
    <name>FormatsCard</name>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Numbers and dates</source>
        <translation>Zahlen und Daten</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Week starts on</source>
        <translation>Die Woche beginnt am</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
</context>
<context>
    <name>FoundPage</name>
    <message>
        <source>Continue without them</source>
        <translation>Ohne sie fortfahren</translation>
    </message>
    <message>
        <source>Your data is still here</source>
        <translation>Ihre Daten sind noch da</translation>
    </message>
    <message>
        <source>This computer&apos;s settings were lost, including who is signed in. The data of these accounts is still on this computer. Open it to continue; to sync, sign in again.</source>
        <translation>Die Einstellungen dieses Computers sind verloren gegangen, auch wer angemeldet ist. Die Daten dieser Konten sind noch auf diesem Computer. Öffnen Sie sie, um weiterzumachen; zum Abgleichen melden Sie sich wieder an.</translation>
    </message>
    <message>
        <source>An account</source>
        <translation>Ein Konto</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message numerus="yes">
        <source>Includes %n unsent edit(s).</source>
        <translation>
            <numerusform>Darunter %n nicht gesendete Änderung.</numerusform>
            <numerusform>Darunter %n nicht gesendete Änderungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the data of {0}</source>
        <translation>Die Daten von {0} öffnen</translation>
    </message>
</context>
<context>
    <name>FoundStep</name>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Read it as…</source>
        <translation>Lesen als …</translation>
    </message>
</context>
<context>
    <name>GoalsCard</name>
    <message>
        <source>Daily goals</source>
        <translation>Tagesziele</translation>
    </message>
    <message>
        <source>Daily goal: {0}</source>
        <translation>Tagesziel: {0}</translation>
    </message>
    <message>
        <source>Leave empty for the default goal; 0 turns it off.</source>
        <translation>Leer lassen für das übliche Ziel; 0 schaltet es aus.</translation>
    </message>
    <message>
        <source>A new goal holds from today on. Earlier days keep theirs.</source>
        <translation>Ein neues Ziel gilt ab heute. Frühere Tage behalten ihres.</translation>
    </message>
    <message>
        <source>“At most” is a limit: a day meets it by staying below.</source>
        <translation>„Höchstens“ ist eine Grenze: Ein Tag hält sie ein, wenn er nicht darüber liegt.</translation>
    </message>
    <message>
        <source>Earlier goals</source>
        <translation>Frühere Ziele</translation>
    </message>
</context>
<context>
    <name>GoneStep</name>
    <message>
        <source>This account was deleted</source>
        <translation>Dieses Konto wurde gelöscht</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>{0} is no longer on the server: it was deleted on another computer, or by whoever runs the server. Nothing was changed on this computer.</source>
        <translation>{0} gibt es auf dem Server nicht mehr: Das Konto wurde auf einem anderen Computer gelöscht oder von der Person, die den Server betreibt. Auf diesem Computer wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>Arrow keys move by day, Page Up and Page Down by month.</source>
        <translation>Pfeiltasten wechseln den Tag, Bild auf und Bild ab den Monat.</translation>
    </message>
    <message>
        <source>{0}, day off</source>
        <translation>{0}, freier Tag</translation>
    </message>
    <message>
        <source>{0}, {1} not logged</source>
        <translation>{0}, {1} nicht erfasst</translation>
    </message>
    <message>
        <source>{0}, {1} {2}</source>
        <translation>{0}, {1} {2}</translation>
    </message>
    <message>
        <source>{0}, {1} {2} of {3}</source>
        <translation>{0}, {1} {2} von {3}</translation>
    </message>
    <message>
        <source>{0}, {1} {2} of at most {3}</source>
        <translation>{0}, {1} {2} von höchstens {3}</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>They are still on this computer. You may have deleted them on another device, or something went wrong there. Nothing was removed here, and a backup was saved. Until you decide, they stay on this computer only; everything else keeps syncing.</source>
        <translation>Auf diesem Computer sind sie noch da. Vielleicht haben Sie sie auf einem anderen Gerät gelöscht, oder dort ist etwas schiefgegangen. Hier wurde nichts entfernt, und eine Sicherung wurde angelegt. Bis Sie entscheiden, bleiben sie nur auf diesem Computer; alles andere wird weiter abgeglichen.</translation>
    </message>
    <message>
        <source>Keep my copies</source>
        <translation>Meine Kopien behalten</translation>
    </message>
    <message>
        <source>They are sent again and come back on your other devices.</source>
        <translation>Sie werden wieder gesendet und kommen auf Ihre anderen Geräte zurück.</translation>
    </message>
    <message>
        <source>You can restore them from “Removed by sync” for a year.</source>
        <translation>Ein Jahr lang lassen sie sich aus „Vom Abgleich entfernt“ wiederherstellen.</translation>
    </message>
    <message>
        <source>Remove them here too</source>
        <translation>Auch hier entfernen</translation>
    </message>
    <message>
        <source>The server has older data than this computer: {0} missing or older there</source>
        <translation>Der Server hat ältere Daten als dieser Computer: {0}, dort fehlend oder älter</translation>
    </message>
    <message>
        <source>It may have been restored from a backup, or your newest entries were deleted on another device. Nothing was changed here, and a backup was saved. Until you decide, these stay as they are; everything else keeps syncing.</source>
        <translation>Vielleicht wurde er aus einer Sicherung wiederhergestellt, oder Ihre neuesten Einträge wurden auf einem anderen Gerät gelöscht. Hier wurde nichts geändert, und eine Sicherung wurde angelegt. Bis Sie entscheiden, bleiben sie, wie sie sind; alles andere wird weiter abgeglichen.</translation>
    </message>
    <message>
        <source>Use this computer&apos;s data</source>
        <translation>Daten dieses Computers verwenden</translation>
    </message>
    <message>
        <source>Use the server&apos;s data</source>
        <translation>Daten des Servers verwenden</translation>
    </message>
    <message>
        <source>The server no longer has {0}</source>
        <translation>Nicht mehr auf dem Server: {0}</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>HelpLinesDialog</name>
    <message>
        <source>Help now</source>
        <translation>Hilfe jetzt</translation>
    </message>
    <message>
        <source>Numbers last checked on {0}.</source>
        <translation>Nummern zuletzt geprüft am {0}.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No matching notes.</source>
        <translation>Keine passenden Notizen.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s). Press Enter to open one.</source>
        <translation>
            <numerusform>%n Tag. Die Eingabetaste öffnet ihn.</numerusform>
            <numerusform>%n Tage. Die Eingabetaste öffnet einen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The latest %n day(s). Add a word to narrow the search.</source>
        <translation>
            <numerusform>Der letzte %n Tag. Ein weiteres Wort grenzt die Suche ein.</numerusform>
            <numerusform>Die letzten %n Tage. Ein weiteres Wort grenzt die Suche ein.</numerusform>
        </translation>
    </message>
    <message>
        <source>Search notes</source>
        <translation>Notizen durchsuchen</translation>
    </message>
    <message>
        <source>Your logged days will appear here.</source>
        <translation>Ihre eingetragenen Tage erscheinen hier.</translation>
    </message>
    <message>
        <source>Log today</source>
        <translation>Heute erfassen</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{0} is opened next.</source>
        <translation>{0} wird als Nächstes geöffnet.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Angehalten. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>{0} wird gelesen…</translation>
    </message>
    <message>
        <source>Comparing with your days…</source>
        <translation>Wird mit Ihren Tagen verglichen…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert…</translation>
    </message>
    <message>
        <source>Import from {0}</source>
        <translation>Import aus {0}</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Freie Tage</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be read.</source>
        <translation>
            <numerusform>%Ln Zeile konnte nicht gelesen werden.</numerusform>
            <numerusform>%Ln Zeilen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) can&apos;t be imported and are left out.</source>
        <translation>
            <numerusform>%Ln Wert kann nicht importiert werden und wird weggelassen.</numerusform>
            <numerusform>%Ln Werte können nicht importiert werden und werden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} ({1})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}; or {1}?</source>
        <translation>{0}; oder {1}?</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>the notes</source>
        <translation>die Notizen</translation>
    </message>
    <message>
        <source>a line in the notes</source>
        <translation>eine Zeile in den Notizen</translation>
    </message>
    <message>
        <source>{0}, {1} each</source>
        <translation>{0}, je {1}</translation>
    </message>
</context>
<context>
    <name>InsightWords</name>
    <message numerus="yes">
        <source>Not enough data yet: an average needs %n day(s).</source>
        <translation>
            <numerusform>Noch zu wenig Daten: Ein Durchschnitt braucht %n Tag.</numerusform>
            <numerusform>Noch zu wenig Daten: Ein Durchschnitt braucht %n Tage.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} {1} on average</source>
        <translation>{0} im Schnitt {1}</translation>
    </message>
    <message>
        <source>{0} a night on average</source>
        <translation>{0} pro Nacht im Schnitt</translation>
    </message>
    <message>
        <source>{0} a day on average</source>
        <translation>{0} am Tag im Schnitt</translation>
    </message>
    <message>
        <source>{0}, {1}; that is no more than weeks differ anyway</source>
        <translation>{0}, {1}; das ist nicht mehr, als Wochen sich ohnehin unterscheiden</translation>
    </message>
    <message numerus="yes">
        <source>Logged on {0} of %Ln day(s)</source>
        <translation>
            <numerusform>An {0} von %Ln Tag eingetragen</numerusform>
            <numerusform>An {0} von %Ln Tagen eingetragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>goal met on {0} of %Ln day(s)</source>
        <translation>
            <numerusform>Ziel an {0} von %Ln Tag erreicht</numerusform>
            <numerusform>Ziel an {0} von %Ln Tagen erreicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>longest streak %n day(s)</source>
        <translation>
            <numerusform>längste Serie %n Tag</numerusform>
            <numerusform>längste Serie %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, longest ever {1}</source>
        <translation>{0}, längste überhaupt {1}</translation>
    </message>
    <message>
        <source>highest {0}</source>
        <translation>Höchstwert {0}</translation>
    </message>
    <message>
        <source>lowest {0}</source>
        <translation>Tiefstwert {0}</translation>
    </message>
    <message>
        <source>line: weekly averages</source>
        <translation>Linie: Wochendurchschnitte</translation>
    </message>
    <message>
        <source>line: monthly averages</source>
        <translation>Linie: Monatsdurchschnitte</translation>
    </message>
    <message>
        <source>line: 7-day average</source>
        <translation>Linie: 7-Tage-Durchschnitt</translation>
    </message>
    <message>
        <source>dotted: {0}</source>
        <translation>gepunktet: {0}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} am {1}</translation>
    </message>
</context>
<context>
    <name>InsightsPage</name>
    <message>
        <source>Trends</source>
        <translation>Verläufe</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Einblicke</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Zusammenhänge</translation>
    </message>
    <message>
        <source>Links between your numbers</source>
        <translation>Was mit was zusammenhängt</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>below {0}</source>
        <translation>unter {0}</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>ab {0}</translation>
    </message>
    <message>
        <source>goal, {0}</source>
        <translation>Ziel, {0}</translation>
    </message>
    <message>
        <source>not logged</source>
        <translation>nicht erfasst</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>freier Tag</translation>
    </message>
    <message>
        <source>Shades, from light to dark: {0}</source>
        <translation>Farbstufen, von blass bis kräftig: {0}</translation>
    </message>
    <message>
        <source>the day&apos;s goal</source>
        <translation>Ziel des Tages</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>höchstens {0}</translation>
    </message>
    <message>
        <source>far from it</source>
        <translation>weit davon entfernt</translation>
    </message>
    <message>
        <source>above {0}</source>
        <translation>über {0}</translation>
    </message>
    <message>
        <source>up to {0}</source>
        <translation>bis {0}</translation>
    </message>
</context>
<context>
    <name>LengthStep</name>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n Woche</numerusform>
            <numerusform>%n Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocks of</source>
        <translation>Blöcke zu</translation>
    </message>
    <message>
        <source>Such as this; the real order is drawn once you write the plan down, and only once.</source>
        <translation>Zum Beispiel so; die echte Reihenfolge wird beim Aufschreiben ausgelost, und nur einmal.</translation>
    </message>
    <message>
        <source>Chance decides which days are with and which without.</source>
        <translation>Der Zufall entscheidet, welche Tage mit und welche ohne sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Name or licence</source>
        <translation>Name oder Lizenz</translation>
    </message>
    <message>
        <source>Search for a name or licence</source>
        <translation>Nach Name oder Lizenz suchen</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Bestandteile des Programms</translation>
    </message>
    <message>
        <source>No matches. Try another name or licence.</source>
        <translation>Keine Treffer. Versuchen Sie einen anderen Namen oder eine andere Lizenz.</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Organic Desktop {0}. Qt&apos;s entry says how to replace Qt with your own build.</source>
        <translation>Organic Desktop {0}. Im Eintrag von Qt steht, wie Sie Qt durch Ihre eigene Fassung ersetzen.</translation>
    </message>
    <message>
        <source>Organic Desktop {0}. Qt, Python and the libraries were installed separately, with their own licences.</source>
        <translation>Organic Desktop {0}. Qt, Python und die Bibliotheken wurden getrennt installiert, mit ihren eigenen Lizenzen.</translation>
    </message>
    <message>
        <source>{0}, part of {1}</source>
        <translation>{0}, Teil von {1}</translation>
    </message>
</context>
<context>
    <name>Lifecycle</name>
    <message>
        <source>Not locked: what you typed can&apos;t be saved. The page says why.</source>
        <translation>Nicht gesperrt: Ihre Eingabe kann nicht gespeichert werden. Die Seite sagt, warum.</translation>
    </message>
    <message>
        <source>Nothing was changed: what you typed can&apos;t be saved. The page says why.</source>
        <translation>Nichts wurde geändert: Ihre Eingabe kann nicht gespeichert werden. Die Seite sagt, warum.</translation>
    </message>
</context>
<context>
    <name>LinkCard</name>
    <message>
        <source>Show as</source>
        <translation>Anzeigen als</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Try it as an experiment…</source>
        <translation>Als Experiment prüfen…</translation>
    </message>
    <message>
        <source>○ weekend ● weekday</source>
        <translation>○ Wochenende ● Wochentag</translation>
    </message>
    <message>
        <source>not a cause: both may follow from something else</source>
        <translation>keine Ursache: beides kann von etwas anderem kommen</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>Ask the coach</source>
        <translation>Coach fragen</translation>
    </message>
</context>
<context>
    <name>LinkWords</name>
    <message>
        <source>{0} → {1}, the day after</source>
        <translation>{0} → {1}, am Tag danach</translation>
    </message>
    <message>
        <source>{0} → {1}, same day</source>
        <translation>{0} → {1}, am selben Tag</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>{0} by weekday</source>
        <translation>{0} nach Wochentagen</translation>
    </message>
    <message numerus="yes">
        <source>%n more day(s)</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} goes with {1} the next day; by how much is small or uncertain</source>
        <translation>{0} hängt mit {1} am nächsten Tag zusammen; wie sehr, ist gering oder ungewiss</translation>
    </message>
    <message>
        <source>{0} and {1} go together the same day; by how much is small or uncertain</source>
        <translation>{0} und {1} hängen am selben Tag zusammen; wie sehr, ist gering oder ungewiss</translation>
    </message>
    <message>
        <source>{0}, {1} the next day</source>
        <translation>{0}, {1} am nächsten Tag</translation>
    </message>
    <message>
        <source>{0}, {1} the same day</source>
        <translation>{0}, {1} am selben Tag</translation>
    </message>
    <message>
        <source>holds up</source>
        <translation>hält stand</translation>
    </message>
    <message>
        <source>small or uncertain</source>
        <translation>gering oder ungewiss</translation>
    </message>
    <message>
        <source>between {0} lower and {1} higher</source>
        <translation>zwischen {0} niedriger und {1} höher</translation>
    </message>
    <message>
        <source>between {0} less and {1} more</source>
        <translation>zwischen {0} weniger und {1} mehr</translation>
    </message>
    <message>
        <source>between {0} and {1}</source>
        <translation>zwischen {0} und {1}</translation>
    </message>
    <message numerus="yes">
        <source>What would change this: about %n day(s) on which the two don&apos;t go together.</source>
        <translation>
            <numerusform>Was das ändern würde: etwa %n Tag, an dem beides nicht zusammengeht.</numerusform>
            <numerusform>Was das ändern würde: etwa %n Tage, an denen beides nicht zusammengeht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What would settle this: about %n more day(s) like these.</source>
        <translation>
            <numerusform>Was das klären würde: etwa %n weiterer Tag wie diese.</numerusform>
            <numerusform>Was das klären würde: etwa %n weitere Tage wie diese.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} without both</source>
        <translation>{0}, {1} ohne beides</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>One hour more sleep</source>
        <translation>Eine Stunde mehr Schlaf</translation>
    </message>
    <message>
        <source>Half an hour more exercise</source>
        <translation>Eine halbe Stunde mehr Bewegung</translation>
    </message>
    <message>
        <source>Ten minutes more meditation</source>
        <translation>Zehn Minuten mehr Meditation</translation>
    </message>
    <message>
        <source>{0} one higher</source>
        <translation>{0} um eins höher</translation>
    </message>
    <message>
        <source>{0} more {1}</source>
        <translation>{0} mehr {1}</translation>
    </message>
    <message>
        <source>{0} about {1} higher</source>
        <translation>{0} etwa {1} höher</translation>
    </message>
    <message>
        <source>{0} about {1} lower</source>
        <translation>{0} etwa {1} niedriger</translation>
    </message>
    <message>
        <source>about {0} more {1}</source>
        <translation>etwa {0} mehr {1}</translation>
    </message>
    <message>
        <source>about {0} less {1}</source>
        <translation>etwa {0} weniger {1}</translation>
    </message>
</context>
<context>
    <name>LinksPart</name>
    <message>
        <source>Left out</source>
        <translation>Nicht dabei</translation>
    </message>
    <message>
        <source>After four weeks or so, what goes with what in your days appears here.</source>
        <translation>Nach etwa vier Wochen erscheint hier, was in Ihren Tagen womit zusammenhängt.</translation>
    </message>
    <message>
        <source>Log today</source>
        <translation>Heute erfassen</translation>
    </message>
    <message>
        <source>Looking for links…</source>
        <translation>Zusammenhänge werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>Looking for links in %n day(s)…</source>
        <translation>
            <numerusform>In %n Tag werden Zusammenhänge gesucht…</numerusform>
            <numerusform>In %n Tagen werden Zusammenhänge gesucht…</numerusform>
        </translation>
    </message>
    <message>
        <source>The links can&apos;t be shown now.</source>
        <translation>Die Zusammenhänge können gerade nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Not enough data yet.</source>
        <translation>Noch nicht genug Daten.</translation>
    </message>
    <message>
        <source>A link is looked for once two numbers were logged on 28 days together, four of each weekday. With fewer, chance alone would tell you something.</source>
        <translation>Ein Zusammenhang wird gesucht, sobald zwei Messwerte an 28 Tagen gemeinsam erfasst sind, an jedem Wochentag viermal. Mit weniger Tagen würde schon der Zufall etwas behaupten.</translation>
    </message>
    <message numerus="yes">
        <source>No link that holds up, in %n day(s).</source>
        <translation>
            <numerusform>Kein Zusammenhang, der standhält, in %n Tag.</numerusform>
            <numerusform>Kein Zusammenhang, der standhält, in %n Tagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>That is an answer, too: from one of your numbers, nothing reliable can be said about another. More days can still show what is small; a link that is large would be here by now.</source>
        <translation>Auch das ist eine Antwort: Aus einem Ihrer Messwerte lässt sich nichts Verlässliches über einen anderen sagen. Mehr Tage können noch zeigen, was klein ist; ein großer Zusammenhang stünde jetzt schon hier.</translation>
    </message>
    <message>
        <source>Are {0} and {1} linked?</source>
        <translation>Gibt es einen Zusammenhang zwischen {0} und {1}?</translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>A passcode encrypts everything you logged on this computer. Organic asks for it when it starts.</source>
        <translation>Ein Passcode verschlüsselt alles, was Sie auf diesem Computer eingetragen haben. Organic fragt beim Start danach.</translation>
    </message>
    <message>
        <source>Set a passcode…</source>
        <translation>Passcode festlegen…</translation>
    </message>
    <message>
        <source>If you forget the passcode, nobody can open this data again, and nobody can reset it. Keep a copy of it in a safe place.</source>
        <translation>Wenn Sie den Passcode vergessen, kann niemand diese Daten mehr öffnen, und niemand kann ihn zurücksetzen. Bewahren Sie ihn an einem sicheren Ort auf.</translation>
    </message>
    <message>
        <source>Backups and copies in the data folder are encrypted, too. What you export isn&apos;t.</source>
        <translation>Sicherungen und Kopien im Datenordner werden auch verschlüsselt. Was Sie exportieren, ist es nicht.</translation>
    </message>
    <message>
        <source>Set a passcode</source>
        <translation>Passcode festlegen</translation>
    </message>
    <message>
        <source>Encrypt my data</source>
        <translation>Daten verschlüsseln</translation>
    </message>
    <message>
        <source>Encrypting your data…</source>
        <translation>Ihre Daten werden verschlüsselt…</translation>
    </message>
    <message>
        <source>With many years of data this takes a few seconds. It can be interrupted without harm.</source>
        <translation>Bei vielen Jahren dauert das einige Sekunden. Eine Unterbrechung schadet nicht.</translation>
    </message>
    <message>
        <source>Your data is encrypted. Organic asks for the passcode from now on.</source>
        <translation>Ihre Daten sind verschlüsselt. Organic fragt ab jetzt nach dem Passcode.</translation>
    </message>
    <message>
        <source>Your data on this computer is encrypted with your passcode.</source>
        <translation>Ihre Daten auf diesem Computer sind mit Ihrem Passcode verschlüsselt.</translation>
    </message>
    <message>
        <source>Lock without use after</source>
        <translation>Sperren, wenn unbenutzt, nach</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 Min.</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 Min.</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 Min.</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 Std.</translation>
    </message>
    <message>
        <source>Lock when the computer sleeps or its screen is locked</source>
        <translation>Sperren, wenn der Computer in den Ruhezustand geht oder sein Bildschirm gesperrt wird</translation>
    </message>
    <message>
        <source>Remember the passcode in this computer&apos;s keyring</source>
        <translation>Passcode im Schlüsselbund dieses Computers merken</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <source>Change passcode…</source>
        <translation>Passcode ändern…</translation>
    </message>
    <message>
        <source>Remove passcode…</source>
        <translation>Passcode entfernen…</translation>
    </message>
    <message>
        <source>Change passcode</source>
        <translation>Passcode ändern</translation>
    </message>
    <message>
        <source>Everything you logged is decrypted, so that it can be read without a passcode.</source>
        <translation>Alles, was Sie eingetragen haben, wird entschlüsselt und ist dann ohne Passcode lesbar.</translation>
    </message>
    <message>
        <source>Remove passcode</source>
        <translation>Passcode entfernen</translation>
    </message>
    <message>
        <source>Decrypt my data</source>
        <translation>Daten entschlüsseln</translation>
    </message>
    <message>
        <source>Decrypting your data…</source>
        <translation>Ihre Daten werden entschlüsselt…</translation>
    </message>
    <message>
        <source>The passcode is removed. Your data is no longer encrypted.</source>
        <translation>Der Passcode ist entfernt. Ihre Daten sind nicht mehr verschlüsselt.</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Passcode</source>
        <translation>Passcode</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Unlock with the keyring</source>
        <translation>Mit dem Schlüsselbund entsperren</translation>
    </message>
    <message>
        <source>Locking…</source>
        <translation>Wird gesperrt…</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Wird entsperrt…</translation>
    </message>
    <message>
        <source>That isn&apos;t the passcode.</source>
        <translation>Das ist nicht der Passcode.</translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s) due. Unlock to see what.</source>
        <translation>
            <numerusform>%n Erinnerung ist fällig. Entsperren Sie, um sie zu sehen.</numerusform>
            <numerusform>%n Erinnerungen sind fällig. Entsperren Sie, um sie zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Organic is locked</source>
        <translation>Organic ist gesperrt</translation>
    </message>
    <message>
        <source>Your data is encrypted on this computer. Enter your passcode to open it.</source>
        <translation>Ihre Daten sind auf diesem Computer verschlüsselt. Geben Sie Ihren Passcode ein, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>Forgot it? Nobody can open this data without the passcode. What was synced is still in your account, and an unencrypted backup can be restored into a new folder.</source>
        <translation>Vergessen? Ohne Passcode kann niemand diese Daten öffnen. Was synchronisiert wurde, ist noch in Ihrem Konto, und eine unverschlüsselte Sicherung lässt sich in einem neuen Ordner wiederherstellen.</translation>
    </message>
    <message numerus="yes">
        <source>You can try again in %n second(s).</source>
        <translation>
            <numerusform>Sie können es in %n Sekunde wieder versuchen.</numerusform>
            <numerusform>Sie können es in %n Sekunden wieder versuchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Die Feststelltaste ist an.</translation>
    </message>
</context>
<context>
    <name>LockedReminders</name>
    <message>
        <source>Unlock Organic to see it.</source>
        <translation>Entsperren Sie Organic, um sie zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s) due</source>
        <translation>
            <numerusform>%n Erinnerung ist fällig</numerusform>
            <numerusform>%n Erinnerungen sind fällig</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>LockedWindow</name>
    <message>
        <source>&amp;Unlock…</source>
        <translation>&amp;Entsperren…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Locked. Click to enter your passcode.</source>
        <translation>Gesperrt. Klicken Sie, um Ihren Passcode einzugeben.</translation>
    </message>
</context>
<context>
    <name>MailStep</name>
    <message>
        <source>Send code</source>
        <translation>Code senden</translation>
    </message>
    <message>
        <source>No e-mail? There may be no account with this address.</source>
        <translation>Keine E-Mail? Vielleicht gibt es mit dieser Adresse kein Konto.</translation>
    </message>
</context>
<context>
    <name>MappingStep</name>
    <message>
        <source>What is what</source>
        <translation>Was ist was</translation>
    </message>
    <message>
        <source>See what will happen</source>
        <translation>Ansehen, was geschieht</translation>
    </message>
    <message>
        <source>Days of the file, as they will be</source>
        <translation>Tage der Datei, wie sie werden</translation>
    </message>
    <message>
        <source>How it will look</source>
        <translation>So wird es aussehen</translation>
    </message>
    <message numerus="yes">
        <source>Use all %Ln suggestion(s)</source>
        <translation>
            <numerusform>%Ln Vorschlag übernehmen</numerusform>
            <numerusform>Alle %Ln Vorschläge übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new day(s)</source>
        <translation>
            <numerusform>%Ln neuer Tag</numerusform>
            <numerusform>%Ln neue Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln the same</source>
        <translation>
            <numerusform>%Ln gleich</numerusform>
            <numerusform>%Ln gleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln different</source>
        <translation>
            <numerusform>%Ln verschieden</numerusform>
            <numerusform>%Ln verschieden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>&amp;Rückgängig: {0}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation>&amp;Wiederholen: {0}</translation>
    </message>
    <message>
        <source>Resume syncing</source>
        <translation>Abgleich fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause syncing</source>
        <translation>Abgleich &amp;anhalten</translation>
    </message>
    <message>
        <source>{0} +{1}</source>
        <translation>{0} +{1}</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>Jetzt &amp;abgleichen</translation>
    </message>
    <message>
        <source>Pause &amp;reminders</source>
        <translation>&amp;Erinnerungen aussetzen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Account…</source>
        <translation>&amp;Konto…</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>Jetzt &amp;sperren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Find a command or day…</source>
        <translation>&amp;Befehl oder Tag suchen…</translation>
    </message>
    <message>
        <source>&amp;Search notes…</source>
        <translation>Notizen &amp;durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Show the &amp;toolbar</source>
        <translation>&amp;Symbolleiste anzeigen</translation>
    </message>
    <message>
        <source>&amp;Customise cards…</source>
        <translation>&amp;Karten anpassen …</translation>
    </message>
    <message>
        <source>&amp;Year in review…</source>
        <translation>&amp;Jahresrückblick…</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>Open &amp;today</source>
        <translation>&amp;Heute öffnen</translation>
    </message>
    <message>
        <source>Ask the &amp;coach about this day</source>
        <translation>Den &amp;Coach nach diesem Tag fragen</translation>
    </message>
    <message>
        <source>&amp;Log today</source>
        <translation>Heute &amp;erfassen</translation>
    </message>
    <message>
        <source>&amp;Trends</source>
        <translation>&amp;Verläufe</translation>
    </message>
    <message>
        <source>&amp;Links between your numbers</source>
        <translation>&amp;Was mit was zusammenhängt</translation>
    </message>
    <message>
        <source>How often are we &amp;wrong?</source>
        <translation>Wie oft liegen wir &amp;falsch?</translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation>Nach &amp;Updates suchen…</translation>
    </message>
    <message>
        <source>What did I log on {0}?</source>
        <translation>Was habe ich am {0} eingetragen?</translation>
    </message>
    <message>
        <source>Pre&amp;vious day</source>
        <translation>&amp;Vorheriger Tag</translation>
    </message>
    <message>
        <source>&amp;Next day</source>
        <translation>&amp;Nächster Tag</translation>
    </message>
    <message>
        <source>&amp;Pick a day…</source>
        <translation>Tag &amp;wählen…</translation>
    </message>
    <message>
        <source>Day &amp;off</source>
        <translation>&amp;Freier Tag</translation>
    </message>
    <message>
        <source>&amp;Delete this day&apos;s entry</source>
        <translation>Eintrag dieses Tages &amp;löschen</translation>
    </message>
    <message>
        <source>{0} {1} of 5</source>
        <translation>{0} {1} von 5</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
</context>
<context>
    <name>MetricCard</name>
    <message>
        <source>Not logged</source>
        <translation>Nicht eingetragen</translation>
    </message>
    <message>
        <source>Click to enter a value.</source>
        <translation>Klicken, um einen Wert einzugeben.</translation>
    </message>
    <message>
        <source>Goal {0}</source>
        <translation>Ziel {0}</translation>
    </message>
    <message>
        <source>At most {0}</source>
        <translation>Höchstens {0}</translation>
    </message>
    <message>
        <source>{0} · {1} over</source>
        <translation>{0} · {1} darüber</translation>
    </message>
    <message>
        <source>{0} · reached</source>
        <translation>{0} · erreicht</translation>
    </message>
    <message>
        <source>{0} · {1} left</source>
        <translation>{0} · noch {1}</translation>
    </message>
    <message>
        <source>{0} · {1} to go</source>
        <translation>{0} · noch {1}</translation>
    </message>
</context>
<context>
    <name>MetricGoals</name>
    <message>
        <source>before {0}</source>
        <translation>vor dem {0}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>seit dem {0}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>{0}: remove the goal {1}</source>
        <translation>{0}: Ziel {1} entfernen</translation>
    </message>
    <message>
        <source>Daily goal: {0}, {1}</source>
        <translation>Tagesziel: {0}, {1}</translation>
    </message>
</context>
<context>
    <name>Metrics</name>
    <message>
        <source>Sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Meditation</source>
        <translation>Meditation</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>exercise</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>meditation</source>
        <translation>Meditation</translation>
    </message>
    <message>
        <source>mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>fl oz</source>
        <translation>fl oz</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>{0} h {1}</source>
        <translation>{0} h {1}</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
</context>
<context>
    <name>ModuleCard</name>
    <message>
        <source>Focus: {0}</source>
        <translation>Schwerpunkt: {0}</translation>
    </message>
</context>
<context>
    <name>ModuleDetail</name>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>What did you notice? What would you like to try?</source>
        <translation>Was ist Ihnen aufgefallen? Was möchten Sie ausprobieren?</translation>
    </message>
    <message>
        <source>All modules</source>
        <translation>Alle Module</translation>
    </message>
    <message>
        <source>Back to all modules (Esc)</source>
        <translation>Zurück zu allen Modulen (Esc)</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn beginnen</translation>
    </message>
    <message>
        <source>Clear this module&apos;s topics, progress, focus and notes. You can undo this.</source>
        <translation>Themen, Fortschritt, Schwerpunkt und Notizen dieses Moduls leeren. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Saved on this computer {0}</source>
        <translation>Auf diesem Computer gespeichert {0}</translation>
    </message>
</context>
<context>
    <name>ModuleOverview</name>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message numerus="yes">
        <source>%n of {0} started. Choose any that interests you today.</source>
        <translation>
            <numerusform>%n von {0} begonnen. Wählen Sie, was Sie heute interessiert.</numerusform>
            <numerusform>%n von {0} begonnen. Wählen Sie, was Sie heute interessiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ten areas to grow in. Open any that interests you today.</source>
        <translation>Zehn Bereiche zum Wachsen. Öffnen Sie, was Sie heute interessiert.</translation>
    </message>
</context>
<context>
    <name>Modules</name>
    <message>
        <source>Atom Economy</source>
        <translation>Atomökonomie</translation>
    </message>
    <message>
        <source>The most from the least: small steps, little waste, attention where it counts.</source>
        <translation>Das Meiste aus dem Wenigsten: kleine Schritte, wenig Verlust, Aufmerksamkeit dort, wo sie zählt.</translation>
    </message>
    <message>
        <source>The smallest step</source>
        <translation>Der kleinste Schritt</translation>
    </message>
    <message>
        <source>A step that is too small to refuse gets taken.</source>
        <translation>Ein Schritt, der zu klein zum Ablehnen ist, wird getan.</translation>
    </message>
    <message>
        <source>Pick something you have been putting off. Which part of it takes two minutes?</source>
        <translation>Wählen Sie etwas, das Sie schon länger aufschieben. Welcher Teil davon dauert zwei Minuten?</translation>
    </message>
    <message>
        <source>Where my hours go</source>
        <translation>Wohin meine Stunden gehen</translation>
    </message>
    <message>
        <source>Time spent on purpose feels longer than time that leaked away.</source>
        <translation>Bewusst verbrachte Zeit fühlt sich länger an als Zeit, die versickert ist.</translation>
    </message>
    <message>
        <source>Guess how yesterday&apos;s waking hours were spent, then look. Where were you most surprised?</source>
        <translation>Schätzen Sie, wie Sie gestern Ihre wachen Stunden verbracht haben, und sehen Sie dann nach. Was hat Sie am meisten überrascht?</translation>
    </message>
    <message>
        <source>One thing at a time</source>
        <translation>Eins nach dem anderen</translation>
    </message>
    <message>
        <source>Switching back and forth costs more than either task.</source>
        <translation>Hin und her zu wechseln kostet mehr als jede der beiden Aufgaben.</translation>
    </message>
    <message>
        <source>What would you have finished today had it been the only thing? When could it be tomorrow?</source>
        <translation>Was wäre heute fertig geworden, wenn es das Einzige gewesen wäre? Wann könnte es das morgen sein?</translation>
    </message>
    <message>
        <source>Less friction</source>
        <translation>Weniger Reibung</translation>
    </message>
    <message>
        <source>We do what is easy to begin.</source>
        <translation>Wir tun, was sich leicht beginnen lässt.</translation>
    </message>
    <message>
        <source>Choose one good habit. What could you lay out tonight so that tomorrow it starts by itself?</source>
        <translation>Wählen Sie eine gute Gewohnheit. Was könnten Sie heute Abend bereitlegen, damit sie morgen von selbst beginnt?</translation>
    </message>
    <message>
        <source>Letting go of the unneeded</source>
        <translation>Unnötiges loslassen</translation>
    </message>
    <message>
        <source>Every reaction has by-products; in everyday life they pile up on the desk and in the calendar.</source>
        <translation>Jede Reaktion hat Nebenprodukte; im Alltag sammeln sie sich auf dem Schreibtisch und im Kalender.</translation>
    </message>
    <message>
        <source>What do you keep doing that nobody would miss? Leave it out once and see.</source>
        <translation>Was tun Sie immer noch, obwohl es niemand vermissen würde? Lassen Sie es einmal weg und sehen Sie, was geschieht.</translation>
    </message>
    <message>
        <source>Energy before time</source>
        <translation>Kraft vor Zeit</translation>
    </message>
    <message>
        <source>An hour at your best is worth three when you are worn out.</source>
        <translation>Eine Stunde in bester Verfassung ist drei erschöpfte wert.</translation>
    </message>
    <message>
        <source>When in the day are you at your clearest? What usually fills this hour?</source>
        <translation>Wann am Tag sind Sie am klarsten? Womit ist diese Stunde meistens gefüllt?</translation>
    </message>
    <message>
        <source>Compounding</source>
        <translation>Zinseszins</translation>
    </message>
    <message>
        <source>One per cent is invisible for a week and astonishing after a year.</source>
        <translation>Ein Prozent ist eine Woche lang unsichtbar und nach einem Jahr erstaunlich.</translation>
    </message>
    <message>
        <source>What have you done almost daily for years? What has it become?</source>
        <translation>Was tun Sie seit Jahren fast täglich? Was ist daraus geworden?</translation>
    </message>
    <message>
        <source>Communication</source>
        <translation>Kommunikation</translation>
    </message>
    <message>
        <source>Saying what you mean, hearing what is meant, and staying friends on the way.</source>
        <translation>Sagen, was man meint, hören, was gemeint ist, und dabei befreundet bleiben.</translation>
    </message>
    <message>
        <source>Listening to the end</source>
        <translation>Bis zum Ende zuhören</translation>
    </message>
    <message>
        <source>Many misunderstandings end when somebody is allowed to finish.</source>
        <translation>Viele Missverständnisse enden, wenn jemand ausreden darf.</translation>
    </message>
    <message>
        <source>In your next talk, wait one breath before you answer. What did you hear in that breath?</source>
        <translation>Warten Sie im nächsten Gespräch einen Atemzug, bevor Sie antworten. Was haben Sie in diesem Atemzug gehört?</translation>
    </message>
    <message>
        <source>Facts and stories</source>
        <translation>Tatsachen und Geschichten</translation>
    </message>
    <message>
        <source>“You came at eight” is a fact; “you don&apos;t care” is a story about it.</source>
        <translation>„Du bist um acht gekommen“ ist eine Tatsache; „es ist dir egal“ ist eine Geschichte darüber.</translation>
    </message>
    <message>
        <source>Take a recent irritation and split it in two columns: what happened, and what you made of it.</source>
        <translation>Teilen Sie einen Ärger der letzten Zeit in zwei Spalten: was geschehen ist und was Sie daraus gemacht haben.</translation>
    </message>
    <message>
        <source>Saying what I need</source>
        <translation>Sagen, was ich brauche</translation>
    </message>
    <message>
        <source>A wish can be granted or declined; a hint can only be missed.</source>
        <translation>Ein Wunsch kann erfüllt oder abgelehnt werden; eine Andeutung kann man nur überhören.</translation>
    </message>
    <message>
        <source>What have you been hinting at? Write it as one plain request.</source>
        <translation>Was deuten Sie schon länger an? Schreiben Sie es als eine schlichte Bitte auf.</translation>
    </message>
    <message>
        <source>A kind no</source>
        <translation>Ein freundliches Nein</translation>
    </message>
    <message>
        <source>A clear no now is friendlier than a reluctant yes for weeks.</source>
        <translation>Ein klares Nein heute ist freundlicher als wochenlang ein widerwilliges Ja.</translation>
    </message>
    <message>
        <source>What did you agree to lately that you would rather not do? How could you say so today?</source>
        <translation>Wozu haben Sie kürzlich Ja gesagt, obwohl Sie lieber nicht wollten? Wie könnten Sie das heute sagen?</translation>
    </message>
    <message>
        <source>Repairing a quarrel</source>
        <translation>Nach einem Streit</translation>
    </message>
    <message>
        <source>Close relationships aren&apos;t those without quarrels but those with repairs.</source>
        <translation>Enge Beziehungen sind nicht die ohne Streit, sondern die, in denen man sich wieder versöhnt.</translation>
    </message>
    <message>
        <source>Is there somebody you owe a first sentence? What could it be?</source>
        <translation>Schulden Sie jemandem einen ersten Satz? Wie könnte er lauten?</translation>
    </message>
    <message>
        <source>Appreciation out loud</source>
        <translation>Wertschätzung aussprechen</translation>
    </message>
    <message>
        <source>Thanks that names a detail is remembered for years.</source>
        <translation>Ein Dank, der eine Einzelheit nennt, bleibt jahrelang in Erinnerung.</translation>
    </message>
    <message>
        <source>Who made your week easier, and by what exactly? Tell them.</source>
        <translation>Wer hat Ihre Woche leichter gemacht, und wodurch genau? Sagen Sie es dieser Person.</translation>
    </message>
    <message>
        <source>Difficult conversations</source>
        <translation>Schwierige Gespräche</translation>
    </message>
    <message>
        <source>Knowing what you want for the other person as well changes the tone.</source>
        <translation>Zu wissen, was man auch dem anderen wünscht, ändert den Ton.</translation>
    </message>
    <message>
        <source>Which talk are you putting off? What good outcome would there be for both of you?</source>
        <translation>Welches Gespräch schieben Sie auf? Welcher gute Ausgang wäre für Sie beide denkbar?</translation>
    </message>
    <message>
        <source>Emotional</source>
        <translation>Gefühle</translation>
    </message>
    <message>
        <source>Noticing what you feel early, and meeting it with kindness.</source>
        <translation>Früh bemerken, was Sie fühlen, und ihm freundlich begegnen.</translation>
    </message>
    <message>
        <source>Naming the feeling</source>
        <translation>Das Gefühl benennen</translation>
    </message>
    <message>
        <source>A precise word calms more than a vague one: is it anger, or is it disappointment?</source>
        <translation>Ein genaues Wort beruhigt mehr als ein ungefähres: Ist es Ärger oder ist es Enttäuschung?</translation>
    </message>
    <message>
        <source>What are you feeling right now? Try three words and keep the one that fits best.</source>
        <translation>Was fühlen Sie gerade? Probieren Sie drei Wörter und behalten Sie das treffendste.</translation>
    </message>
    <message>
        <source>Where it sits in the body</source>
        <translation>Wo es im Körper sitzt</translation>
    </message>
    <message>
        <source>Feelings often show up in the shoulders, the stomach or the jaw before they have a name.</source>
        <translation>Gefühle zeigen sich oft in den Schultern, im Bauch oder im Kiefer, bevor sie einen Namen haben.</translation>
    </message>
    <message>
        <source>Close your eyes for three breaths. Where is something tight, warm or heavy?</source>
        <translation>Schließen Sie für drei Atemzüge die Augen. Wo ist etwas eng, warm oder schwer?</translation>
    </message>
    <message>
        <source>What set it off</source>
        <translation>Was es ausgelöst hat</translation>
    </message>
    <message>
        <source>Between an event and a feeling there is usually a thought.</source>
        <translation>Zwischen einem Ereignis und einem Gefühl liegt meistens ein Gedanke.</translation>
    </message>
    <message>
        <source>Recall the last strong feeling. What had you just told yourself?</source>
        <translation>Erinnern Sie sich an das letzte starke Gefühl. Was hatten Sie sich kurz zuvor gesagt?</translation>
    </message>
    <message>
        <source>Making room</source>
        <translation>Raum geben</translation>
    </message>
    <message>
        <source>A feeling that is allowed to be there tends to pass more quickly than one that is pushed away.</source>
        <translation>Ein Gefühl, das da sein darf, vergeht meist schneller als eines, das weggeschoben wird.</translation>
    </message>
    <message>
        <source>Which feeling do you send off the soonest? What could happen if it stayed for two minutes?</source>
        <translation>Welches Gefühl schicken Sie am schnellsten fort? Was könnte geschehen, wenn es zwei Minuten bliebe?</translation>
    </message>
    <message>
        <source>Speaking kindly to myself</source>
        <translation>Freundlich mit mir sprechen</translation>
    </message>
    <message>
        <source>The tone we use inwardly sets the mood of the whole day.</source>
        <translation>Der Ton, in dem wir innerlich reden, stimmt den ganzen Tag.</translation>
    </message>
    <message>
        <source>What would you say to a good friend who had your day? Say it to yourself.</source>
        <translation>Was würden Sie einem guten Freund sagen, der Ihren Tag gehabt hätte? Sagen Sie es sich selbst.</translation>
    </message>
    <message>
        <source>Asking for support</source>
        <translation>Um Hilfe bitten</translation>
    </message>
    <message>
        <source>Needing others is part of being human, not a debt.</source>
        <translation>Andere zu brauchen gehört zum Menschsein und ist keine Schuld.</translation>
    </message>
    <message>
        <source>Who could you call tonight without an apology? What would you ask for?</source>
        <translation>Wen könnten Sie heute Abend anrufen, ohne sich zu entschuldigen? Worum würden Sie bitten?</translation>
    </message>
    <message>
        <source>Small joys on purpose</source>
        <translation>Kleine Freuden mit Absicht</translation>
    </message>
    <message>
        <source>Joy gets easier to find when it is expected somewhere.</source>
        <translation>Freude lässt sich leichter finden, wo man sie erwartet.</translation>
    </message>
    <message>
        <source>List five things under ten minutes that reliably lift you. Put one of them into tomorrow.</source>
        <translation>Nennen Sie fünf Dinge unter zehn Minuten, die Ihnen zuverlässig guttun. Planen Sie eines davon für morgen ein.</translation>
    </message>
    <message>
        <source>Holistic Alchemy</source>
        <translation>Ganzheitliche Alchemie</translation>
    </message>
    <message>
        <source>Turning what life hands you into something of use: attention, ritual and meaning.</source>
        <translation>Was das Leben bringt, in etwas Brauchbares verwandeln: Aufmerksamkeit, Ritual und Sinn.</translation>
    </message>
    <message>
        <source>Morning intention</source>
        <translation>Ein Vorsatz am Morgen</translation>
    </message>
    <message>
        <source>One word chosen in the morning can colour a whole day.</source>
        <translation>Ein am Morgen gewähltes Wort kann den ganzen Tag färben.</translation>
    </message>
    <message>
        <source>Which word would you like today to have lived by, seen from tonight?</source>
        <translation>Nach welchem Wort möchten Sie diesen Tag gelebt haben, wenn Sie heute Abend zurückblicken?</translation>
    </message>
    <message>
        <source>Breath as a tool</source>
        <translation>Der Atem als Werkzeug</translation>
    </message>
    <message>
        <source>A longer breath out is the shortest way to calm.</source>
        <translation>Ein längeres Ausatmen ist der kürzeste Weg zur Ruhe.</translation>
    </message>
    <message>
        <source>Breathe in for four and out for six, ten times. What is different?</source>
        <translation>Atmen Sie zehnmal auf vier ein und auf sechs aus. Was ist anders?</translation>
    </message>
    <message>
        <source>The four seasons in me</source>
        <translation>Die vier Jahreszeiten in mir</translation>
    </message>
    <message>
        <source>Sowing, growing, harvesting, lying fallow: each phase needs something else.</source>
        <translation>Säen, wachsen, ernten, brachliegen: Jede Zeit braucht etwas anderes.</translation>
    </message>
    <message>
        <source>Which season are you in just now? What does this season ask of you, and what does it not?</source>
        <translation>In welcher Jahreszeit sind Sie gerade? Was verlangt sie von Ihnen und was nicht?</translation>
    </message>
    <message>
        <source>Shadows worth meeting</source>
        <translation>Schatten, denen zu begegnen sich lohnt</translation>
    </message>
    <message>
        <source>What annoys us most in others often has something to tell us.</source>
        <translation>Was uns an anderen am meisten stört, hat uns oft etwas zu sagen.</translation>
    </message>
    <message>
        <source>Who irritated you lately? Which wish or fear of your own might stand behind it?</source>
        <translation>Über wen haben Sie sich zuletzt geärgert? Welcher eigene Wunsch oder welche Furcht könnte dahinterstehen?</translation>
    </message>
    <message>
        <source>Rituals that hold</source>
        <translation>Rituale, die tragen</translation>
    </message>
    <message>
        <source>A ritual is a habit with meaning: a candle, a song, a walk round the block.</source>
        <translation>Ein Ritual ist eine Gewohnheit mit Bedeutung: eine Kerze, ein Lied, ein Gang um den Block.</translation>
    </message>
    <message>
        <source>Which moment of the week deserves a small ritual? What would mark its beginning?</source>
        <translation>Welcher Augenblick der Woche verdient ein kleines Ritual? Woran würde man seinen Anfang erkennen?</translation>
    </message>
    <message>
        <source>Gratitude in detail</source>
        <translation>Dankbarkeit im Einzelnen</translation>
    </message>
    <message>
        <source>“The neighbour carried my parcel up” warms longer than “family and health”.</source>
        <translation>„Der Nachbar hat mir das Paket heraufgetragen“ wärmt länger als „Familie und Gesundheit“.</translation>
    </message>
    <message>
        <source>Name three details of the last day that could easily not have happened.</source>
        <translation>Nennen Sie drei Einzelheiten des letzten Tages, die leicht hätten ausbleiben können.</translation>
    </message>
    <message>
        <source>From lead to gold</source>
        <translation>Aus Blei wird Gold</translation>
    </message>
    <message>
        <source>Looking back, some hard times have left us something valuable.</source>
        <translation>Im Rückblick haben uns manche schweren Zeiten etwas Wertvolles hinterlassen.</translation>
    </message>
    <message>
        <source>Which difficulty of earlier years do you draw on today? What did it teach you?</source>
        <translation>Aus welcher Schwierigkeit früherer Jahre schöpfen Sie heute? Was hat sie Sie gelehrt?</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Who you are when nobody is asking, and who you would like to become.</source>
        <translation>Wer Sie sind, wenn niemand fragt, und wer Sie werden möchten.</translation>
    </message>
    <message>
        <source>What I stand for</source>
        <translation>Wofür ich stehe</translation>
    </message>
    <message>
        <source>A few values, chosen by you, make many small decisions easier.</source>
        <translation>Ein paar selbst gewählte Werte machen viele kleine Entscheidungen leichter.</translation>
    </message>
    <message>
        <source>Think of a moment this year you were proud of. What was it that you protected or honoured there?</source>
        <translation>Denken Sie an einen Augenblick dieses Jahres, auf den Sie stolz waren. Was haben Sie dort geschützt oder geachtet?</translation>
    </message>
    <message>
        <source>Stories I tell about myself</source>
        <translation>Geschichten, die ich über mich erzähle</translation>
    </message>
    <message>
        <source>“I&apos;m just not a morning person” is a story, and stories can be edited.</source>
        <translation>„Ich bin eben kein Morgenmensch“ ist eine Geschichte, und Geschichten lassen sich ändern.</translation>
    </message>
    <message>
        <source>Which sentence about yourself do you repeat most often? When did you first say it, and is it still true?</source>
        <translation>Welchen Satz über sich wiederholen Sie am häufigsten? Wann haben Sie ihn zum ersten Mal gesagt, und stimmt er noch?</translation>
    </message>
    <message>
        <source>Roles I play</source>
        <translation>Rollen, die ich spiele</translation>
    </message>
    <message>
        <source>Friend, parent, colleague, neighbour: each role asks for time, and some ask for more than they give.</source>
        <translation>Freundin, Vater, Kollege, Nachbarin: Jede Rolle verlangt Zeit, und manche verlangen mehr, als sie geben.</translation>
    </message>
    <message>
        <source>Write down the roles of last week. Which one got the hours you wanted it to have?</source>
        <translation>Schreiben Sie die Rollen der letzten Woche auf. Welche hat die Stunden bekommen, die Sie ihr wünschen?</translation>
    </message>
    <message>
        <source>Strengths I forget</source>
        <translation>Stärken, die ich vergesse</translation>
    </message>
    <message>
        <source>What comes easily to you is easy to overlook.</source>
        <translation>Was Ihnen leichtfällt, ist leicht zu übersehen.</translation>
    </message>
    <message>
        <source>What do people thank you for that you hardly count as work?</source>
        <translation>Wofür danken Ihnen Menschen, was Sie selbst kaum als Arbeit zählen?</translation>
    </message>
    <message>
        <source>Edges of comfort</source>
        <translation>Am Rand des Vertrauten</translation>
    </message>
    <message>
        <source>Growth tends to start a little outside of what feels familiar, not miles away from it.</source>
        <translation>Wachstum beginnt meist ein wenig außerhalb des Vertrauten, nicht meilenweit davon entfernt.</translation>
    </message>
    <message>
        <source>What is one thing you avoid that would take fifteen minutes?</source>
        <translation>Was vermeiden Sie, obwohl es nur fünfzehn Minuten dauern würde?</translation>
    </message>
    <message>
        <source>A day that fits me</source>
        <translation>Ein Tag, der zu mir passt</translation>
    </message>
    <message>
        <source>A good life is mostly made of ordinary days.</source>
        <translation>Ein gutes Leben besteht vor allem aus gewöhnlichen Tagen.</translation>
    </message>
    <message>
        <source>Describe a plain weekday you would be glad to repeat, from waking up to switching off the light.</source>
        <translation>Beschreiben Sie einen schlichten Wochentag, den Sie gern wiederholen würden, vom Aufwachen bis zum Lichtausmachen.</translation>
    </message>
    <message>
        <source>Who I am becoming</source>
        <translation>Wer ich werde</translation>
    </message>
    <message>
        <source>Habits are small votes for a person you want to be.</source>
        <translation>Gewohnheiten sind kleine Stimmen für den Menschen, der man sein möchte.</translation>
    </message>
    <message>
        <source>Name one thing you did this week that this person would do as well.</source>
        <translation>Nennen Sie etwas, das Sie diese Woche getan haben und das dieser Mensch auch täte.</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Erholung</translation>
    </message>
    <message>
        <source>Getting well again after effort, illness or loss, at the pace it takes.</source>
        <translation>Wieder zu Kräften kommen nach Anstrengung, Krankheit oder Verlust, in dem Tempo, das es braucht.</translation>
    </message>
    <message>
        <source>Taking stock</source>
        <translation>Bestandsaufnahme</translation>
    </message>
    <message>
        <source>Recovery starts with an honest look at what has been used up.</source>
        <translation>Erholung beginnt mit einem ehrlichen Blick darauf, was verbraucht ist.</translation>
    </message>
    <message>
        <source>On a scale from 1 to 10, how full are you: body, mind and heart, each on its own?</source>
        <translation>Wie gefüllt sind Sie auf einer Skala von 1 bis 10: Körper, Kopf und Herz, jedes für sich?</translation>
    </message>
    <message>
        <source>Permission to rest</source>
        <translation>Erlaubnis zu ruhen</translation>
    </message>
    <message>
        <source>Rest that is taken with a bad conscience is only half a rest.</source>
        <translation>Eine Pause mit schlechtem Gewissen ist nur eine halbe Pause.</translation>
    </message>
    <message>
        <source>Whose voice tells you that you should be doing something? What would you answer it?</source>
        <translation>Wessen Stimme sagt Ihnen, dass Sie etwas tun sollten? Was würden Sie ihr antworten?</translation>
    </message>
    <message>
        <source>Warning signs</source>
        <translation>Warnzeichen</translation>
    </message>
    <message>
        <source>Most setbacks announce themselves quietly.</source>
        <translation>Die meisten Rückschläge kündigen sich leise an.</translation>
    </message>
    <message>
        <source>What did you notice in the week before things last became too much?</source>
        <translation>Was haben Sie in der Woche bemerkt, bevor zuletzt alles zu viel wurde?</translation>
    </message>
    <message>
        <source>People and places that help</source>
        <translation>Menschen und Orte, die helfen</translation>
    </message>
    <message>
        <source>Some company refills us and some empties us, and it need not be anyone&apos;s fault.</source>
        <translation>Manche Gesellschaft füllt uns auf und manche leert uns, und niemand muss daran schuld sein.</translation>
    </message>
    <message>
        <source>After whom, and where, do you breathe more freely? When is the next time?</source>
        <translation>Nach wem und wo atmen Sie freier? Wann ist das nächste Mal?</translation>
    </message>
    <message>
        <source>A gentle routine</source>
        <translation>Ein sanfter Rhythmus</translation>
    </message>
    <message>
        <source>Three small anchors a day hold more than a full plan that breaks on Tuesday.</source>
        <translation>Drei kleine Anker am Tag halten mehr als ein voller Plan, der am Dienstag zerbricht.</translation>
    </message>
    <message>
        <source>Choose one anchor each for morning, noon and evening. Keep each under ten minutes.</source>
        <translation>Wählen Sie je einen Anker für Morgen, Mittag und Abend. Keiner dauert länger als zehn Minuten.</translation>
    </message>
    <message>
        <source>When I slip</source>
        <translation>Wenn ich ausrutsche</translation>
    </message>
    <message>
        <source>A slip is information about a hard moment, not a verdict on you.</source>
        <translation>Ein Ausrutscher sagt etwas über einen schweren Augenblick und ist kein Urteil über Sie.</translation>
    </message>
    <message>
        <source>Think of the last one. What did you need just before it, and who could know about it?</source>
        <translation>Denken Sie an den letzten. Was hätten Sie kurz davor gebraucht, und wer könnte davon wissen?</translation>
    </message>
    <message>
        <source>Signs of getting better</source>
        <translation>Zeichen der Besserung</translation>
    </message>
    <message>
        <source>Progress hides in details: an easier staircase, a laugh, a night slept through.</source>
        <translation>Fortschritt steckt in Einzelheiten: eine leichtere Treppe, ein Lachen, eine durchgeschlafene Nacht.</translation>
    </message>
    <message>
        <source>What is possible today that wasn&apos;t a month ago?</source>
        <translation>Was ist heute möglich, was vor einem Monat nicht möglich war?</translation>
    </message>
    <message>
        <source>Sensory</source>
        <translation>Sinne</translation>
    </message>
    <message>
        <source>Light, sound, touch, taste and smell: what steadies you and what wears you out.</source>
        <translation>Licht, Klang, Berührung, Geschmack und Geruch: was Ihnen Halt gibt und was Sie ermüdet.</translation>
    </message>
    <message>
        <source>My sensory map</source>
        <translation>Meine Landkarte der Sinne</translation>
    </message>
    <message>
        <source>Everybody has their own mix of what soothes and what overwhelms.</source>
        <translation>Jeder hat eine eigene Mischung aus dem, was beruhigt, und dem, was überfordert.</translation>
    </message>
    <message>
        <source>Which sense tires first on a full day: eyes, ears, skin, nose? How do you notice?</source>
        <translation>Welcher Sinn ermüdet an einem vollen Tag zuerst: Augen, Ohren, Haut, Nase? Woran merken Sie es?</translation>
    </message>
    <message>
        <source>Sound around me</source>
        <translation>Geräusche um mich</translation>
    </message>
    <message>
        <source>Noise costs energy even when we think we got used to it.</source>
        <translation>Lärm kostet Kraft, auch wenn wir meinen, uns daran gewöhnt zu haben.</translation>
    </message>
    <message>
        <source>Sit still for a minute and count the sounds. Which one could be gone by tomorrow?</source>
        <translation>Sitzen Sie eine Minute still und zählen Sie die Geräusche. Welches könnte morgen fort sein?</translation>
    </message>
    <message>
        <source>Light through the day</source>
        <translation>Licht durch den Tag</translation>
    </message>
    <message>
        <source>Bright in the morning and warm in the evening suits most of us.</source>
        <translation>Hell am Morgen und warm am Abend tut den meisten von uns gut.</translation>
    </message>
    <message>
        <source>Which lamp do you never like? What would happen if you moved or changed it?</source>
        <translation>Welche Lampe mögen Sie nie? Was würde geschehen, wenn Sie sie umstellten oder austauschten?</translation>
    </message>
    <message>
        <source>Touch and texture</source>
        <translation>Berührung und Stoff</translation>
    </message>
    <message>
        <source>A scratchy label can cost more patience than a long meeting.</source>
        <translation>Ein kratzendes Etikett kann mehr Geduld kosten als eine lange Sitzung.</translation>
    </message>
    <message>
        <source>What do you wear when you want to feel at ease? What exactly makes it so?</source>
        <translation>Was tragen Sie, wenn Sie sich wohlfühlen möchten? Woran genau liegt es?</translation>
    </message>
    <message>
        <source>Smell and taste</source>
        <translation>Geruch und Geschmack</translation>
    </message>
    <message>
        <source>A scent reaches memory faster than a photograph.</source>
        <translation>Ein Duft erreicht die Erinnerung schneller als ein Foto.</translation>
    </message>
    <message>
        <source>Which smell takes you straight to a good place? Could it live in your home?</source>
        <translation>Welcher Geruch bringt Sie sofort an einen guten Ort? Könnte er bei Ihnen wohnen?</translation>
    </message>
    <message>
        <source>When it gets too much</source>
        <translation>Wenn es zu viel wird</translation>
    </message>
    <message>
        <source>An exit planned beforehand is a relief even when it isn&apos;t used.</source>
        <translation>Ein vorher geplanter Ausweg erleichtert, auch wenn er nicht gebraucht wird.</translation>
    </message>
    <message>
        <source>What helps within two minutes when everything is too loud? Where could you keep it ready?</source>
        <translation>Was hilft innerhalb von zwei Minuten, wenn alles zu laut ist? Wo könnten Sie es bereithalten?</translation>
    </message>
    <message>
        <source>A corner that restores</source>
        <translation>Eine Ecke, die guttut</translation>
    </message>
    <message>
        <source>One chair in the right place can be a small holiday.</source>
        <translation>Ein Stuhl am richtigen Platz kann ein kleiner Urlaub sein.</translation>
    </message>
    <message>
        <source>Where at home do you settle most easily? What would make this place ten per cent better?</source>
        <translation>Wo zu Hause kommen Sie am leichtesten zur Ruhe? Was würde diesen Platz zehn Prozent besser machen?</translation>
    </message>
    <message>
        <source>Sustainability</source>
        <translation>Nachhaltigkeit</translation>
    </message>
    <message>
        <source>Living well on what one planet, one budget and one body can give.</source>
        <translation>Gut leben mit dem, was ein Planet, ein Haushaltsgeld und ein Körper geben können.</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>Genug</translation>
    </message>
    <message>
        <source>Knowing what is enough is a quiet kind of wealth.</source>
        <translation>Zu wissen, was genug ist, ist ein stiller Reichtum.</translation>
    </message>
    <message>
        <source>In which area of your life do you already have enough? How does it feel to say so?</source>
        <translation>In welchem Bereich Ihres Lebens haben Sie schon genug? Wie fühlt es sich an, das zu sagen?</translation>
    </message>
    <message>
        <source>What I throw away</source>
        <translation>Was ich wegwerfe</translation>
    </message>
    <message>
        <source>The bin tells where good intentions and everyday life part company.</source>
        <translation>Der Abfalleimer zeigt, wo sich gute Vorsätze und Alltag trennen.</translation>
    </message>
    <message>
        <source>What did you throw away most this week? What would have to change one step earlier?</source>
        <translation>Was haben Sie diese Woche am häufigsten weggeworfen? Was müsste sich einen Schritt früher ändern?</translation>
    </message>
    <message>
        <source>Eating with the seasons</source>
        <translation>Mit den Jahreszeiten essen</translation>
    </message>
    <message>
        <source>Food that grows nearby right now is often the cheapest and the tastiest.</source>
        <translation>Was gerade in der Nähe wächst, ist oft am günstigsten und schmeckt am besten.</translation>
    </message>
    <message>
        <source>What is in season where you live? Which dish could be built around it this week?</source>
        <translation>Was hat bei Ihnen gerade Saison? Welches Gericht ließe sich diese Woche daraus machen?</translation>
    </message>
    <message>
        <source>Getting around</source>
        <translation>Unterwegs sein</translation>
    </message>
    <message>
        <source>Some trips are for arriving and some could be for enjoying the way.</source>
        <translation>Manche Wege sind zum Ankommen da, und manche könnte man unterwegs genießen.</translation>
    </message>
    <message>
        <source>Which trip of your week could be walked, cycled or shared once?</source>
        <translation>Welchen Weg Ihrer Woche könnten Sie einmal zu Fuß, mit dem Rad oder gemeinsam zurücklegen?</translation>
    </message>
    <message>
        <source>Energy at home</source>
        <translation>Energie zu Hause</translation>
    </message>
    <message>
        <source>A degree less, a lid on the pot: small settings work every day without being thought of.</source>
        <translation>Ein Grad weniger, ein Deckel auf dem Topf: Kleine Einstellungen wirken jeden Tag, ohne dass man daran denkt.</translation>
    </message>
    <message>
        <source>Which device runs although nobody needs it? Find one tonight.</source>
        <translation>Welches Gerät läuft, obwohl es niemand braucht? Finden Sie heute Abend eines.</translation>
    </message>
    <message>
        <source>Repair, share, borrow</source>
        <translation>Reparieren, teilen, leihen</translation>
    </message>
    <message>
        <source>The greenest thing is often the one that is already there.</source>
        <translation>Am grünsten ist oft das, was schon da ist.</translation>
    </message>
    <message>
        <source>What is broken in your home, and who might know how to mend it?</source>
        <translation>Was ist bei Ihnen zu Hause kaputt, und wer wüsste vielleicht, wie man es repariert?</translation>
    </message>
    <message>
        <source>A pace I can keep</source>
        <translation>Ein Tempo, das ich halten kann</translation>
    </message>
    <message>
        <source>Care for the world lasts longer with care for the one who cares.</source>
        <translation>Die Sorge um die Welt hält länger, wenn man auch für sich selbst sorgt.</translation>
    </message>
    <message>
        <source>What do you do out of guilt? What could you do instead out of affection?</source>
        <translation>Was tun Sie aus schlechtem Gewissen? Was könnten Sie stattdessen aus Zuneigung tun?</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Learning and reflecting with pictures that move: watching with purpose, recording with ease.</source>
        <translation>Mit bewegten Bildern lernen und nachdenken: mit Absicht zusehen, mit Leichtigkeit aufnehmen.</translation>
    </message>
    <message>
        <source>Watching on purpose</source>
        <translation>Mit Absicht zusehen</translation>
    </message>
    <message>
        <source>A question before pressing play turns watching into learning.</source>
        <translation>Eine Frage vor dem Abspielen macht aus Zusehen Lernen.</translation>
    </message>
    <message>
        <source>What do you want to know after the next video that you don&apos;t know now?</source>
        <translation>Was möchten Sie nach dem nächsten Video wissen, das Sie jetzt nicht wissen?</translation>
    </message>
    <message>
        <source>One idea to keep</source>
        <translation>Ein Gedanke zum Behalten</translation>
    </message>
    <message>
        <source>Of most videos one idea is enough, if it is used.</source>
        <translation>Von den meisten Videos reicht ein Gedanke, wenn man ihn anwendet.</translation>
    </message>
    <message>
        <source>Which idea from something you watched lately have you really tried?</source>
        <translation>Welchen Gedanken aus etwas, das Sie kürzlich gesehen haben, haben Sie wirklich ausprobiert?</translation>
    </message>
    <message>
        <source>A note while watching</source>
        <translation>Eine Notiz beim Zusehen</translation>
    </message>
    <message>
        <source>Three words and a time stamp are enough to find the place again.</source>
        <translation>Drei Wörter und eine Zeitangabe reichen, um die Stelle wiederzufinden.</translation>
    </message>
    <message>
        <source>Which moment of a recent video would you show to a friend? Why that one?</source>
        <translation>Welche Stelle eines Videos aus letzter Zeit würden Sie einem Freund zeigen? Warum gerade diese?</translation>
    </message>
    <message>
        <source>Talking to the lens</source>
        <translation>In die Kamera sprechen</translation>
    </message>
    <message>
        <source>A minute spoken to your own camera, for nobody else, clears the mind.</source>
        <translation>Eine Minute, in die eigene Kamera gesprochen und für niemanden sonst, klärt den Kopf.</translation>
    </message>
    <message>
        <source>Record sixty seconds on how you are today. What did you say that you hadn&apos;t planned?</source>
        <translation>Nehmen Sie sechzig Sekunden darüber auf, wie es Ihnen heute geht. Was haben Sie gesagt, das Sie nicht geplant hatten?</translation>
    </message>
    <message>
        <source>Seeing myself kindly</source>
        <translation>Mich freundlich ansehen</translation>
    </message>
    <message>
        <source>We are strict judges of our own face and voice.</source>
        <translation>Über das eigene Gesicht und die eigene Stimme urteilen wir streng.</translation>
    </message>
    <message>
        <source>Watch an old recording of yourself as if it were a friend. What do you like about this person?</source>
        <translation>Sehen Sie sich eine alte Aufnahme an, als wären Sie mit dieser Person befreundet. Was mögen Sie an ihr?</translation>
    </message>
    <message>
        <source>A before and an after</source>
        <translation>Ein Vorher und ein Nachher</translation>
    </message>
    <message>
        <source>Two short recordings weeks apart show what a diary can&apos;t.</source>
        <translation>Zwei kurze Aufnahmen im Abstand von Wochen zeigen, was ein Tagebuch nicht kann.</translation>
    </message>
    <message>
        <source>What would you like to see changed in a month? Film today&apos;s version of it.</source>
        <translation>Was möchten Sie in einem Monat verändert sehen? Filmen Sie, wie es heute ist.</translation>
    </message>
    <message>
        <source>Switching off well</source>
        <translation>Gut abschalten</translation>
    </message>
    <message>
        <source>An ending chosen beforehand beats the next suggestion.</source>
        <translation>Ein vorher gewähltes Ende schlägt den nächsten Vorschlag.</translation>
    </message>
    <message>
        <source>How do you know that you have watched enough? What comes right after?</source>
        <translation>Woran merken Sie, dass Sie genug gesehen haben? Was kommt gleich danach?</translation>
    </message>
    <message>
        <source>Wellness</source>
        <translation>Wohlbefinden</translation>
    </message>
    <message>
        <source>Sleep, water, food, movement and rest: the ground everything else stands on.</source>
        <translation>Schlaf, Wasser, Essen, Bewegung und Ruhe: der Boden, auf dem alles andere steht.</translation>
    </message>
    <message>
        <source>A steady bedtime</source>
        <translation>Eine feste Schlafenszeit</translation>
    </message>
    <message>
        <source>The same hour on most evenings does more than a long night now and then.</source>
        <translation>Dieselbe Uhrzeit an den meisten Abenden bringt mehr als hin und wieder eine lange Nacht.</translation>
    </message>
    <message>
        <source>When do you get sleepy by yourself? What keeps you up past that moment?</source>
        <translation>Wann werden Sie von selbst müde? Was hält Sie über diesen Punkt hinaus wach?</translation>
    </message>
    <message>
        <source>Morning light</source>
        <translation>Morgenlicht</translation>
    </message>
    <message>
        <source>Ten minutes of daylight soon after waking sets the inner clock.</source>
        <translation>Zehn Minuten Tageslicht bald nach dem Aufwachen stellen die innere Uhr.</translation>
    </message>
    <message>
        <source>Where could you drink your first coffee or tea so that daylight reaches you?</source>
        <translation>Wo könnten Sie den ersten Kaffee oder Tee so trinken, dass Tageslicht Sie erreicht?</translation>
    </message>
    <message>
        <source>Water within reach</source>
        <translation>Wasser in Reichweite</translation>
    </message>
    <message>
        <source>We drink what stands next to us.</source>
        <translation>Wir trinken, was neben uns steht.</translation>
    </message>
    <message>
        <source>At which two places do you spend most of the day? Is there a glass at each?</source>
        <translation>An welchen zwei Orten verbringen Sie den größten Teil des Tages? Steht an beiden ein Glas?</translation>
    </message>
    <message>
        <source>Food that keeps me going</source>
        <translation>Essen, das trägt</translation>
    </message>
    <message>
        <source>Notice what carries you to the next meal and what leaves you tired.</source>
        <translation>Achten Sie darauf, was Sie bis zur nächsten Mahlzeit trägt und was Sie müde macht.</translation>
    </message>
    <message>
        <source>After which meal last week did you still feel good two hours later? What was in it?</source>
        <translation>Nach welcher Mahlzeit der letzten Woche ging es Ihnen zwei Stunden später noch gut? Was war darin?</translation>
    </message>
    <message>
        <source>Movement I enjoy</source>
        <translation>Bewegung, die mir Freude macht</translation>
    </message>
    <message>
        <source>The best exercise is the one you look forward to.</source>
        <translation>Die beste Bewegung ist die, auf die man sich freut.</translation>
    </message>
    <message>
        <source>Which kind of movement did you love as a child? What would be its grown-up cousin?</source>
        <translation>Welche Art von Bewegung haben Sie als Kind geliebt? Was wäre ihre erwachsene Verwandte?</translation>
    </message>
    <message>
        <source>Pauses in the day</source>
        <translation>Pausen am Tag</translation>
    </message>
    <message>
        <source>Attention comes in waves, and short rests keep it honest.</source>
        <translation>Aufmerksamkeit kommt in Wellen, und kurze Pausen halten sie wach.</translation>
    </message>
    <message>
        <source>When does your mind wander most? What could a five-minute pause look like there?</source>
        <translation>Wann schweifen Ihre Gedanken am meisten ab? Wie könnte dort eine Pause von fünf Minuten aussehen?</translation>
    </message>
    <message>
        <source>Reading my own numbers</source>
        <translation>Meine Zahlen lesen</translation>
    </message>
    <message>
        <source>A trend over weeks says more than a single day.</source>
        <translation>Ein Verlauf über Wochen sagt mehr als ein einzelner Tag.</translation>
    </message>
    <message>
        <source>Look at your last seven days. Which one number would you be curious to move a little?</source>
        <translation>Sehen Sie sich Ihre letzten sieben Tage an. Bei welcher Zahl wären Sie neugierig, sie ein wenig zu bewegen?</translation>
    </message>
</context>
<context>
    <name>NewConversation</name>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Optional, for example: a steady bedtime</source>
        <translation>Freiwillig, zum Beispiel: feste Schlafenszeit</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>NewerPage</name>
    <message>
        <source>Open the copy from {0}</source>
        <translation>Kopie vom {0} öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>You can also continue with the copy made before the update. It doesn&apos;t include what was logged since; that stays in the newer file, which is kept next to {0}. Once Organic is updated, the Activity page offers to add it.</source>
        <translation>Sie können auch mit der Kopie weiterarbeiten, die vor der Aktualisierung angelegt wurde. Darin fehlt, was seitdem eingetragen wurde; das bleibt in der neueren Datei, die neben {0} aufbewahrt wird. Sobald Organic aktualisiert ist, bietet die Seite „Abgleich“ an, es hinzuzufügen.</translation>
    </message>
</context>
<context>
    <name>NoInvitationStep</name>
    <message>
        <source>You don&apos;t need an invitation</source>
        <translation>Sie brauchen keine Einladung</translation>
    </message>
    <message>
        <source>Continue without an account</source>
        <translation>Ohne Konto weiter</translation>
    </message>
    <message>
        <source>Without an account Organic does everything but sync. You can add one at any time and keep everything you logged.</source>
        <translation>Ohne Konto kann Organic alles außer synchronisieren. Sie können jederzeit eines hinzufügen und behalten alles Eingetragene.</translation>
    </message>
    <message>
        <source>Someone you know runs a server</source>
        <translation>Jemand, den Sie kennen, betreibt einen Server</translation>
    </message>
    <message>
        <source>Ask them for an invitation to it. It is one line of text, and it isn&apos;t secret.</source>
        <translation>Bitten Sie um eine Einladung. Sie ist eine Zeile Text und nicht geheim.</translation>
    </message>
    <message>
        <source>You would like your own</source>
        <translation>Sie möchten einen eigenen</translation>
    </message>
    <message>
        <source>Organic has no servers of its own. It uses Supabase, a service where the free plan is enough for you and your family; setting it up takes about ten minutes.</source>
        <translation>Organic hat keine eigenen Server. Es nutzt Supabase, einen Dienst, dessen kostenloser Tarif für Sie und Ihre Familie genügt; das Einrichten dauert etwa zehn Minuten.</translation>
    </message>
    <message>
        <source>How accounts and servers work</source>
        <translation>Wie Konten und Server funktionieren</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>What did you eat, how did the day go?</source>
        <translation>Was gab es zu essen, wie war der Tag?</translation>
    </message>
    <message>
        <source>Only the beginning is shown: the text is too long to show or edit here.</source>
        <translation>Nur der Anfang wird gezeigt: Der Text ist zu lang, um ihn hier zu zeigen oder zu bearbeiten.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>new days</source>
        <translation>neue Tage</translation>
    </message>
    <message>
        <source>the same here</source>
        <translation>hier gleich</translation>
    </message>
    <message>
        <source>different here</source>
        <translation>hier verschieden</translation>
    </message>
</context>
<context>
    <name>OverviewStep</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Noch kein Name</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Never stored here</source>
        <translation>Hier nie gespeichert</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Andere Konten</translation>
    </message>
    <message>
        <source>One file each on this computer</source>
        <translation>Je eine Datei auf diesem Computer</translation>
    </message>
    <message>
        <source>Switch…</source>
        <translation>Wechseln…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Abmelden…</translation>
    </message>
    <message>
        <source>Delete account…</source>
        <translation>Konto löschen…</translation>
    </message>
    <message>
        <source>Your keyring is locked</source>
        <translation>Ihr Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>What keeps you signed in is in it. Unlock it, for example with the password of this computer; your edits are saved here meanwhile.</source>
        <translation>Darin liegt, was Sie angemeldet hält. Entsperren Sie ihn, etwa mit dem Passwort dieses Computers; Ihre Änderungen sind inzwischen hier gespeichert.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>The server asks for the second step</source>
        <translation>Der Server fragt nach dem zweiten Schritt</translation>
    </message>
    <message>
        <source>Open your authenticator app.</source>
        <translation>Öffnen Sie Ihre Authentifizierungs-App.</translation>
    </message>
    <message>
        <source>Enter the code…</source>
        <translation>Code eingeben…</translation>
    </message>
    <message>
        <source>The server&apos;s key has changed</source>
        <translation>Der Schlüssel des Servers hat sich geändert</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for a new invitation. Your edits are saved here meanwhile.</source>
        <translation>Bitten Sie die Person, die den Server betreibt, um eine neue Einladung. Ihre Änderungen sind inzwischen hier gespeichert.</translation>
    </message>
    <message>
        <source>Enter the new one…</source>
        <translation>Neue eingeben…</translation>
    </message>
    <message>
        <source>Your keyring is open.</source>
        <translation>Ihr Schlüsselbund ist offen.</translation>
    </message>
</context>
<context>
    <name>PagePart</name>
    <message>
        <source>Name on the page</source>
        <translation>Name auf der Seite</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Freiwillig</translation>
    </message>
    <message>
        <source>On the page</source>
        <translation>Auf der Seite</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Preview of the page</source>
        <translation>Vorschau der Seite</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Einblicke</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Coach</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command, page or day: “water”, “yesterday”, “12 March”</source>
        <translation>Befehl, Seite oder Tag: „Wasser“, „gestern“, „12. März“</translation>
    </message>
    <message>
        <source>Find a command or day</source>
        <translation>Befehl oder Tag suchen</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>No matches. Try a command or a past date.</source>
        <translation>Keine Treffer. Versuchen Sie einen Befehl oder ein vergangenes Datum.</translation>
    </message>
    <message>
        <source>Go to this day</source>
        <translation>Zu diesem Tag</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>the day before yesterday</source>
        <translation>vorgestern</translation>
    </message>
</context>
<context>
    <name>PasscodeDialog</name>
    <message>
        <source>Current passcode</source>
        <translation>Bisheriger Passcode</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>Passcode</translation>
    </message>
    <message>
        <source>New passcode</source>
        <translation>Neuer Passcode</translation>
    </message>
    <message>
        <source>Repeat it</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Remember it in this computer&apos;s keyring</source>
        <translation>Im Schlüsselbund dieses Computers merken</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Die Feststelltaste ist an.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Organic then opens without the passcode whenever you are signed in to this computer. The files stay encrypted, but whoever can use your session can open them.</source>
        <translation>Organic öffnet dann ohne Passcode, solange Sie an diesem Computer angemeldet sind. Die Dateien bleiben verschlüsselt, aber wer Ihre Sitzung benutzen kann, kann sie öffnen.</translation>
    </message>
    <message>
        <source>The two passcodes differ. Type the new one again.</source>
        <translation>Die beiden Passcodes sind verschieden. Geben Sie den neuen noch einmal ein.</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort anzeigen</translation>
    </message>
</context>
<context>
    <name>PasswordStep</name>
    <message>
        <source>Enter a password.</source>
        <translation>Geben Sie ein Passwort ein.</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Andere Tage</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Compared month</source>
        <translation>Verglichener Monat</translation>
    </message>
    <message>
        <source>First day to compare</source>
        <translation>Erster Tag zum Vergleich</translation>
    </message>
    <message>
        <source>Last day to compare</source>
        <translation>Letzter Tag zum Vergleich</translation>
    </message>
    <message>
        <source>the period before</source>
        <translation>dem Zeitraum davor</translation>
    </message>
    <message>
        <source>a year earlier</source>
        <translation>einem Jahr davor</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>einem Monat</translation>
    </message>
    <message>
        <source>other days</source>
        <translation>andere Tage</translation>
    </message>
</context>
<context>
    <name>PeriodPicker</name>
    <message>
        <source>{0}: earlier</source>
        <translation>{0}: früher</translation>
    </message>
    <message>
        <source>{0}: later</source>
        <translation>{0}: später</translation>
    </message>
</context>
<context>
    <name>PeriodWords</name>
    <message>
        <source>{0} – {1}</source>
        <comment>the ends of a period</comment>
        <translation>{0} – {1}</translation>
    </message>
    <message numerus="yes">
        <source>the previous %n day(s)</source>
        <translation>
            <numerusform>der vorige %n Tag</numerusform>
            <numerusform>die vorigen %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>same as {0}</source>
        <translation>genauso wie {0}</translation>
    </message>
    <message>
        <source>{0} more than {1}</source>
        <translation>{0} mehr als {1}</translation>
    </message>
    <message>
        <source>{0} less than {1}</source>
        <translation>{0} weniger als {1}</translation>
    </message>
    <message numerus="yes">
        <source>Too few days are logged to speak of a difference: %n in each are needed.</source>
        <translation>
            <numerusform>Zu wenige Tage sind eingetragen, um von einem Unterschied zu sprechen: In jedem Zeitraum ist %n nötig.</numerusform>
            <numerusform>Zu wenige Tage sind eingetragen, um von einem Unterschied zu sprechen: In jedem Zeitraum sind %n nötig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too few full weeks to say whether that is more than weeks differ anyway.</source>
        <translation>Zu wenige volle Wochen, um zu sagen, ob das mehr ist, als Wochen sich ohnehin unterscheiden.</translation>
    </message>
    <message>
        <source>That is no more than weeks differ anyway (up to {0}).</source>
        <translation>Das ist nicht mehr, als Wochen sich ohnehin unterscheiden (bis zu {0}).</translation>
    </message>
    <message>
        <source>That is more than weeks usually differ (up to {0}). It doesn&apos;t say why.</source>
        <translation>Das ist mehr, als Wochen sich gewöhnlich unterscheiden (bis zu {0}). Warum, sagt es nicht.</translation>
    </message>
</context>
<context>
    <name>ProfileStep</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>It is stored with your account, for you and for other programs that use this server.</source>
        <translation>Es wird mit Ihrem Konto gespeichert, für Sie und für andere Programme, die diesen Server nutzen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address of a picture</source>
        <translation>Adresse eines Bildes</translation>
    </message>
    <message>
        <source>Organic doesn&apos;t load it: it is for other programs.</source>
        <translation>Organic lädt es nicht: Es ist für andere Programme.</translation>
    </message>
    <message>
        <source>Time zone of the account</source>
        <translation>Zeitzone des Kontos</translation>
    </message>
    <message>
        <source>For other programs. The zone that your days follow here is in Settings, under “Your day”.</source>
        <translation>Für andere Programme. Die Zeitzone, der Ihre Tage hier folgen, steht in den Einstellungen unter „Ihr Tag“.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
</context>
<context>
    <name>ProgramsCard</name>
    <message>
        <source>Other programs on this computer</source>
        <translation>Andere Programme auf diesem Computer</translation>
    </message>
    <message>
        <source>Programs such as an assistant can use Organic by the Model Context Protocol. Each of these is off until you turn it on. What a program logs is shown in the day&apos;s history, and can be undone. What it reads, it may send elsewhere.</source>
        <translation>Programme wie ein Assistent können Organic über das Model Context Protocol nutzen. Alles hier ist aus, bis Sie es einschalten. Was ein Programm einträgt, steht im Verlauf des Tages und lässt sich rückgängig machen. Was es liest, kann es weitergeben.</translation>
    </message>
    <message>
        <source>Command for the other program</source>
        <translation>Befehl für das andere Programm</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Follows your topics</source>
        <translation>Folgt Ihren Themen</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>Von Hand gesetzt</translation>
    </message>
    <message>
        <source>Follow the topics again ({0})</source>
        <translation>Wieder den Themen folgen ({0})</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>To reflect on</source>
        <translation>Zum Nachdenken</translation>
    </message>
    <message>
        <source>Write about it</source>
        <translation>Darüber schreiben</translation>
    </message>
    <message>
        <source>Ask the coach</source>
        <translation>Coach fragen</translation>
    </message>
    <message>
        <source>This topic was completed in another app.</source>
        <translation>Dieses Thema wurde in einer anderen App abgehakt.</translation>
    </message>
</context>
<context>
    <name>ProviderDialog</name>
    <message>
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>the server&apos;s first</source>
        <translation>das erste des Servers</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>tokens; found out if empty</source>
        <translation>Token; wird ermittelt, wenn leer</translation>
    </message>
    <message>
        <source>Look on this computer</source>
        <translation>Auf diesem Computer suchen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>No server answers on the usual ports of this computer.</source>
        <translation>Auf den üblichen Ports dieses Computers antwortet kein Server.</translation>
    </message>
    <message>
        <source>Enter the context as a whole number of tokens, or nothing.</source>
        <translation>Geben Sie den Kontext als ganze Zahl von Token ein, oder nichts.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The key is kept in this computer&apos;s keyring. Which columns are sent is chosen beside the conversation.</source>
        <translation>Der Schlüssel wird im Schlüsselbund dieses Computers aufbewahrt. Welche Spalten gesendet werden, wählen Sie neben dem Gespräch.</translation>
    </message>
</context>
<context>
    <name>QuickLogPopup</name>
    <message>
        <source>Log today</source>
        <translation>Heute erfassen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Open Organic</source>
        <translation>Organic öffnen</translation>
    </message>
    <message>
        <source>Undo: {0}</source>
        <translation>Rückgängig: {0}</translation>
    </message>
    <message>
        <source>{0}: now 1–5</source>
        <translation>{0}: jetzt 1–5</translation>
    </message>
    <message>
        <source>{0}: keys 1–5 · {1}: key E, then 1–5</source>
        <translation>{0}: Tasten 1–5 · {1}: Taste E, dann 1–5</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
</context>
<context>
    <name>QuickRow</name>
    <message>
        <source>Not logged</source>
        <translation>Nicht eingetragen</translation>
    </message>
    <message>
        <source>{0} of at most {1}</source>
        <comment>a value and its limit</comment>
        <translation>{0} von höchstens {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <comment>a value and its goal</comment>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>QuietCard</name>
    <message>
        <source>Quiet times</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Eine Stunde</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Until I turn them back on</source>
        <translation>Bis ich sie wieder einschalte</translation>
    </message>
    <message>
        <source>Pause all reminders: {0}</source>
        <translation>Alle Erinnerungen aussetzen: {0}</translation>
    </message>
    <message>
        <source>Resume reminders</source>
        <translation>Erinnerungen fortsetzen</translation>
    </message>
    <message>
        <source>Enter a time, e.g. {0}.</source>
        <translation>Geben Sie eine Uhrzeit ein, z. B. {0}.</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>from</source>
        <comment>quiet hours</comment>
        <translation>von</translation>
    </message>
    <message>
        <source>Quiet hours start</source>
        <translation>Beginn der Ruhezeit</translation>
    </message>
    <message>
        <source>to</source>
        <comment>quiet hours</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Ende der Ruhezeit</translation>
    </message>
    <message>
        <source>Reminders due in quiet hours are skipped.</source>
        <translation>Erinnerungen, die in die Ruhezeit fallen, entfallen.</translation>
    </message>
    <message>
        <source>Pause all reminders</source>
        <translation>Alle Erinnerungen aussetzen</translation>
    </message>
    <message>
        <source>Paused until you resume.</source>
        <translation>Ausgesetzt, bis Sie sie fortsetzen.</translation>
    </message>
    <message>
        <source>Paused until {0}.</source>
        <translation>Ausgesetzt bis {0}.</translation>
    </message>
</context>
<context>
    <name>QuitConfirmation</name>
    <message>
        <source>Keep Organic running for your reminders?</source>
        <translation>Soll Organic für Ihre Erinnerungen weiterlaufen?</translation>
    </message>
    <message>
        <source>Quit without saving?</source>
        <translation>Beenden, ohne zu speichern?</translation>
    </message>
    <message>
        <source>What you typed can&apos;t be saved as it is; the page says why. Everything else is saved.</source>
        <translation>Was Sie eingegeben haben, lässt sich so nicht speichern; die Seite sagt, warum. Alles andere ist gespeichert.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>Ohne Speichern beenden</translation>
    </message>
    <message>
        <source>This desktop has no system tray. Organic can stay in the task bar and remind you, or quit, and then no reminders come. You can change this in Settings › Start-up.</source>
        <translation>Diese Arbeitsumgebung hat keine Infoleiste. Organic kann in der Taskleiste bleiben und Sie erinnern oder beendet werden; dann kommen keine Erinnerungen. Das lässt sich unter Einstellungen › Start ändern.</translation>
    </message>
    <message>
        <source>Keep Organic running</source>
        <translation>Organic weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>RefusedView</name>
    <message>
        <source>Edits the server rejected</source>
        <translation>Vom Server abgelehnte Änderungen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Discard this edit</source>
        <translation>Änderung verwerfen</translation>
    </message>
    <message>
        <source>Discarding it restores what you deleted.</source>
        <translation>Verwerfen stellt das Gelöschte wieder her.</translation>
    </message>
    <message>
        <source>Discarding it restores the server&apos;s version; what you see above is lost.</source>
        <translation>Verwerfen stellt die Fassung des Servers wieder her; was oben steht, geht verloren.</translation>
    </message>
</context>
<context>
    <name>RehearsalWords</name>
    <message>
        <source>Nothing was changed, here or on the server.</source>
        <translation>Es wurde nichts geändert, weder hier noch auf dem Server.</translation>
    </message>
    <message numerus="yes">
        <source>A sync would ask you first before it removes or replaces %n item(s) here.</source>
        <translation>
            <numerusform>Eine Synchronisierung würde Sie fragen, bevor sie %n Eintrag hier entfernt oder ersetzt.</numerusform>
            <numerusform>Eine Synchronisierung würde Sie fragen, bevor sie %n Einträge hier entfernt oder ersetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Zu senden</translation>
    </message>
    <message>
        <source>To receive</source>
        <translation>Zu empfangen</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>Auf beiden Seiten geändert</translation>
    </message>
    <message>
        <source>To remove here</source>
        <translation>Hier zu entfernen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}: deleted</source>
        <translation>{0}: gelöscht</translation>
    </message>
    <message>
        <source>{0} here {1}, there {2}, then {3}</source>
        <translation>{0} hier {1}, dort {2}, danach {3}</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent edit(s) aren&apos;t compared: they are meant to differ.</source>
        <translation>
            <numerusform>%n nicht gesendete Änderung wird nicht verglichen: Sie soll sich unterscheiden.</numerusform>
            <numerusform>%n nicht gesendete Änderungen werden nicht verglichen: Sie sollen sich unterscheiden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) on the server can&apos;t be shown here.</source>
        <translation>
            <numerusform>%n Eintrag auf dem Server kann hier nicht angezeigt werden.</numerusform>
            <numerusform>%n Einträge auf dem Server können hier nicht angezeigt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is equal: {0}.</source>
        <translation>Alles ist gleich: {0}.</translation>
    </message>
    <message>
        <source>Everything is equal.</source>
        <translation>Alles ist gleich.</translation>
    </message>
    <message>
        <source>The server has changes that this computer hasn&apos;t received yet. Sync, then compare again.</source>
        <translation>Der Server hat Änderungen, die dieser Computer noch nicht empfangen hat. Synchronisieren Sie, und vergleichen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>This computer and the server differ. Sync, then compare again; copy the diagnostics if it stays so.</source>
        <translation>Dieser Computer und der Server unterscheiden sich. Synchronisieren Sie, und vergleichen Sie dann noch einmal; kopieren Sie die Diagnose, wenn es dabei bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>without a date</source>
        <translation>ohne Datum</translation>
    </message>
    <message>
        <source>first: {0}, only here</source>
        <translation>zuerst: {0}, nur hier</translation>
    </message>
    <message>
        <source>first: {0}, only on the server</source>
        <translation>zuerst: {0}, nur auf dem Server</translation>
    </message>
    <message>
        <source>{0} here {1}, there {2}</source>
        <translation>{0} hier {1}, dort {2}</translation>
    </message>
    <message>
        <source>first: {0}: {1}</source>
        <translation>zuerst: {0}: {1}</translation>
    </message>
</context>
<context>
    <name>ReminderBanner</name>
    <message numerus="yes">
        <source>%n more reminder(s)</source>
        <translation>
            <numerusform>%n weitere Erinnerung</numerusform>
            <numerusform>%n weitere Erinnerungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>ReminderEditor</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Times, separated by commas</source>
        <translation>Uhrzeiten, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In Ihren eigenen Worten</translation>
    </message>
    <message>
        <source>In your own words (optional)</source>
        <translation>In Ihren eigenen Worten (freiwillig)</translation>
    </message>
    <message>
        <source>Skip if already logged</source>
        <translation>Entfällt, wenn schon eingetragen</translation>
    </message>
    <message>
        <source>Show now</source>
        <translation>Jetzt zeigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>if it is already logged</source>
        <translation>wenn es schon eingetragen ist</translation>
    </message>
    <message>
        <source>if everything you usually log is done</source>
        <translation>wenn alles Übliche schon eingetragen ist</translation>
    </message>
    <message>
        <source>Next: {0}</source>
        <translation>Nächste: {0}</translation>
    </message>
    <message>
        <source>Turned off.</source>
        <translation>Ausgeschaltet.</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Am</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Entfällt,</translation>
    </message>
    <message>
        <source>Enter a time, e.g. {0}.</source>
        <translation>Geben Sie eine Uhrzeit ein, z. B. {0}.</translation>
    </message>
</context>
<context>
    <name>ReminderHistoryCard</name>
    <message>
        <source>Reminder history</source>
        <translation>Verlauf der Erinnerungen</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Ältere zeigen</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
</context>
<context>
    <name>ReminderRow</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>{0}; off</source>
        <translation>{0}; aus</translation>
    </message>
    <message>
        <source>Edit: {0}, {1}</source>
        <translation>Bearbeiten: {0}, {1}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>ReminderWords</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>In 1 hour</source>
        <translation>In 1 Stunde</translation>
    </message>
    <message>
        <source>Tonight</source>
        <translation>Heute Abend</translation>
    </message>
    <message>
        <source>Again at {0}</source>
        <translation>Wieder um {0}</translation>
    </message>
    <message>
        <source>Still to log</source>
        <translation>Noch einzutragen</translation>
    </message>
    <message>
        <source>How is your day?</source>
        <translation>Wie ist Ihr Tag?</translation>
    </message>
    <message>
        <source>Your experiment</source>
        <translation>Ihr Experiment</translation>
    </message>
    <message>
        <source>Day {0} of {1}: a day without – {2}</source>
        <translation>Tag {0} von {1}: ein Tag ohne – {2}</translation>
    </message>
    <message>
        <source>Day {0} of {1}: a day with – {2}</source>
        <translation>Tag {0} von {1}: ein Tag mit – {2}</translation>
    </message>
    <message>
        <source>How long did you sleep?</source>
        <translation>Wie lange haben Sie geschlafen?</translation>
    </message>
    <message>
        <source>Time for a glass of water?</source>
        <translation>Zeit für ein Glas Wasser?</translation>
    </message>
    <message>
        <source>Time to move a little?</source>
        <translation>Zeit für etwas Bewegung?</translation>
    </message>
    <message>
        <source>Time for a few quiet minutes?</source>
        <translation>Zeit für ein paar ruhige Minuten?</translation>
    </message>
    <message>
        <source>How do you feel?</source>
        <translation>Wie fühlen Sie sich?</translation>
    </message>
    <message>
        <source>How much energy do you have?</source>
        <translation>Wie viel Energie haben Sie?</translation>
    </message>
    <message>
        <source>A few words about the day?</source>
        <translation>Ein paar Worte zum Tag?</translation>
    </message>
    <message>
        <source>It takes a minute to log it.</source>
        <translation>Eine Minute genügt, um ihn einzutragen.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <comment>a weekday and what is logged</comment>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>nothing logged yet</source>
        <translation>noch nichts eingetragen</translation>
    </message>
    <message>
        <source>{0} of at most {1}</source>
        <comment>an amount and the limit</comment>
        <translation>{0} von höchstens {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <comment>an amount and the goal</comment>
        <translation>{0} von {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) logged</source>
        <translation>
            <numerusform>%n Wert eingetragen</numerusform>
            <numerusform>%n Werte eingetragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Log +{0}</source>
        <translation>+{0} eintragen</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>Eintragen…</translation>
    </message>
    <message>
        <source>Open the day</source>
        <translation>Tag öffnen</translation>
    </message>
</context>
<context>
    <name>RemindersCard</name>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>No reminders yet. An evening reminder helps you not to miss a day.</source>
        <translation>Noch keine Erinnerungen. Eine am Abend hilft, keinen Tag zu vergessen.</translation>
    </message>
    <message>
        <source>Add a reminder</source>
        <translation>Erinnerung hinzufügen</translation>
    </message>
    <message>
        <source>Remind me every evening at {0}</source>
        <translation>Jeden Abend um {0} erinnern</translation>
    </message>
</context>
<context>
    <name>RemovedReminder</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Removed: {0}, {1}.</source>
        <translation>Entfernt: {0}, {1}.</translation>
    </message>
</context>
<context>
    <name>RemovedView</name>
    <message>
        <source>Removed or replaced by sync</source>
        <translation>Vom Abgleich entfernt oder ersetzt</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restores it here and, with the next sync, on your other devices.</source>
        <translation>Stellt es hier wieder her und mit dem nächsten Abgleich auch auf Ihren anderen Geräten.</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>The exact request</source>
        <translation>Die genaue Anfrage</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RequestText</name>
    <message>
        <source>The exact request</source>
        <translation>Die genaue Anfrage</translation>
    </message>
</context>
<context>
    <name>ResetStep</name>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Enter a new password.</source>
        <translation>Geben Sie ein neues Passwort ein.</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>Exactly as it was: also remove what was added since</source>
        <translation>Genau wie damals: auch entfernen, was seitdem hinzukam</translation>
    </message>
    <message>
        <source>Passcode of this backup</source>
        <translation>Code dieser Sicherung</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This changes:</source>
        <translation>Das ändert sich:</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Nichts würde sich ändern.</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Wiederherstellen …</translation>
    </message>
</context>
<context>
    <name>ScaleCard</name>
    <message>
        <source>Not logged</source>
        <translation>Nicht eingetragen</translation>
    </message>
</context>
<context>
    <name>ScatterChart</name>
    <message>
        <source>{0}: {1} {2}, {3} {4} the next day</source>
        <translation>{0}: {1} {2}, {3} {4} am nächsten Tag</translation>
    </message>
    <message>
        <source>{0}: {1} {2}, {3} {4}</source>
        <translation>{0}: {1} {2}, {3} {4}</translation>
    </message>
    <message numerus="yes">
        <source>{0}. A dot for each of %n day(s): {1} from {2} to {3}, {4} from {5} to {6}.</source>
        <translation>
            <numerusform>{0}. Ein Punkt für %n Tag: {1} von {2} bis {3}, {4} von {5} bis {6}.</numerusform>
            <numerusform>{0}. Ein Punkt für jeden von %n Tagen: {1} von {2} bis {3}, {4} von {5} bis {6}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScatterTable</name>
    <message>
        <source>The days as a table</source>
        <translation>Die Tage als Tabelle</translation>
    </message>
    <message>
        <source>{0}, the next day</source>
        <translation>{0}, am nächsten Tag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>Wochenende</translation>
    </message>
</context>
<context>
    <name>ScheduleWords</name>
    <message>
        <source>Daily check-in</source>
        <translation>Tageseintrag</translation>
    </message>
    <message>
        <source>{0} at {1}</source>
        <comment>days and times</comment>
        <translation>{0} um {1}</translation>
    </message>
    <message>
        <source>{0} (quiet)</source>
        <comment>a time within quiet hours</comment>
        <translation>{0} (Ruhezeit)</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Shown late ({0}): the computer was asleep or off</source>
        <translation>Später gezeigt ({0}): Der Computer schlief oder war aus</translation>
    </message>
    <message>
        <source>Not shown: logged already</source>
        <translation>Nicht gezeigt: schon eingetragen</translation>
    </message>
    <message>
        <source>Not shown: a day off</source>
        <translation>Nicht gezeigt: ein freier Tag</translation>
    </message>
    <message>
        <source>Not shown: quiet hours</source>
        <translation>Nicht gezeigt: Ruhezeit</translation>
    </message>
    <message>
        <source>Not shown: paused</source>
        <translation>Nicht gezeigt: ausgesetzt</translation>
    </message>
    <message>
        <source>Not shown: the computer was asleep or off until the day was over</source>
        <translation>Nicht gezeigt: Der Computer schlief oder war aus, bis der Tag vorbei war</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Logged after it was shown</source>
        <translation>Eingetragen, nachdem sie gezeigt wurde</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>Montag bis Freitag</translation>
    </message>
    <message>
        <source>Saturday and Sunday</source>
        <translation>Samstag und Sonntag</translation>
    </message>
</context>
<context>
    <name>SearchHits</name>
    <message>
        <source>Matching days</source>
        <translation>Gefundene Tage</translation>
    </message>
</context>
<context>
    <name>SecondFactorStep</name>
    <message>
        <source>Second step</source>
        <translation>Zweiter Schritt</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Your account is protected by a second step. Open your authenticator app.</source>
        <translation>Ihr Konto ist durch einen zweiten Schritt geschützt. Öffnen Sie Ihre Authentifizierungs-App.</translation>
    </message>
    <message>
        <source>Code from the app</source>
        <translation>Code aus der App</translation>
    </message>
    <message>
        <source>It changes every 30 seconds.</source>
        <translation>Er wechselt alle 30 Sekunden.</translation>
    </message>
    <message>
        <source>Enter the digits that the app shows.</source>
        <translation>Geben Sie die Ziffern ein, die die App zeigt.</translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Delete these records?</source>
        <translation>Diese Aufzeichnungen löschen?</translation>
    </message>
    <message>
        <source>Nothing shows any more what was sent.</source>
        <translation>Danach ist nirgends mehr zu sehen, was gesendet wurde.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete these records</source>
        <translation>Diese Aufzeichnungen löschen</translation>
    </message>
    <message>
        <source>Nothing was sent from this computer.</source>
        <translation>Von diesem Computer wurde nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>That value can&apos;t be saved</source>
        <translation>Dieser Wert kann nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The local database has a problem</source>
        <translation>Mit der lokalen Datenbank stimmt etwas nicht</translation>
    </message>
    <message>
        <source>The data is from a newer version</source>
        <translation>Die Daten stammen von einer neueren Version</translation>
    </message>
    <message>
        <source>The local database is busy</source>
        <translation>Die lokale Datenbank ist beschäftigt</translation>
    </message>
    <message>
        <source>The change was not saved. Try again in a moment.</source>
        <translation>Die Änderung wurde nicht gespeichert. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The local database is damaged</source>
        <translation>Die lokale Datenbank ist beschädigt</translation>
    </message>
    <message>
        <source>The local database can&apos;t be written</source>
        <translation>Die lokale Datenbank kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The change was not saved. Free some space or check the folder&apos;s permissions, then try again.</source>
        <translation>Die Änderung wurde nicht gespeichert. Schaffen Sie etwas Platz oder prüfen Sie die Zugriffsrechte des Ordners und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The system keyring can&apos;t be used</source>
        <translation>Der Schlüsselbund des Systems kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Without it, you stay signed in only until the program ends. Unlock or install a keyring and sign in again.</source>
        <translation>Ohne ihn bleiben Sie nur angemeldet, bis das Programm endet. Entsperren oder installieren Sie einen Schlüsselbund und melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Unlock your keyring. You stay signed in; your edits are saved on this computer and will be sent then.</source>
        <translation>Entsperren Sie Ihren Schlüsselbund. Sie bleiben angemeldet; Ihre Änderungen sind auf diesem Computer gespeichert und werden dann gesendet.</translation>
    </message>
    <message>
        <source>No server is connected</source>
        <translation>Kein Server ist verbunden</translation>
    </message>
    <message>
        <source>Everything works on this computer without one. To sync, connect a Supabase project first.</source>
        <translation>Auf diesem Computer funktioniert alles auch ohne Server. Zum Abgleichen verbinden Sie bitte zuerst ein Supabase-Projekt.</translation>
    </message>
    <message>
        <source>That server can&apos;t be used safely</source>
        <translation>Dieser Server kann nicht sicher verwendet werden</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The server can&apos;t be reached</source>
        <translation>Der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Your edits are saved on this computer and will be sent later.</source>
        <translation>Ihre Änderungen sind auf diesem Computer gespeichert und werden später gesendet.</translation>
    </message>
    <message>
        <source>Sync was cancelled</source>
        <translation>Der Abgleich wurde abgebrochen</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Der Server ist ausgelastet</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <source>Please sign in</source>
        <translation>Bitte melden Sie sich an</translation>
    </message>
    <message>
        <source>Your edits are saved on this computer. Enter the code that your authenticator app shows.</source>
        <translation>Ihre Änderungen sind auf diesem Computer gespeichert. Geben Sie den Code ein, den Ihre Authentifizierungs-App anzeigt.</translation>
    </message>
    <message>
        <source>The server asks for a code first</source>
        <translation>Der Server verlangt vorher einen Code</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask for the code, which is sent to your e-mail address.</source>
        <translation>Es wurde nichts geändert. Fordern Sie den Code an; er wird an Ihre E-Mail-Adresse gesendet.</translation>
    </message>
    <message>
        <source>The server asks for your current password</source>
        <translation>Der Server verlangt Ihr jetziges Passwort</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Die Anmeldung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Check the e-mail address and the password, and try again.</source>
        <translation>Prüfen Sie E-Mail-Adresse und Passwort und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The e-mail address isn&apos;t confirmed yet</source>
        <translation>Die E-Mail-Adresse ist noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Look for the e-mail with the code or link, or ask for another one.</source>
        <translation>Suchen Sie die E-Mail mit dem Code oder Link, oder fordern Sie eine neue an.</translation>
    </message>
    <message>
        <source>Choose another password</source>
        <translation>Wählen Sie ein anderes Passwort</translation>
    </message>
    <message>
        <source>The code isn&apos;t accepted</source>
        <translation>Der Code wird nicht angenommen</translation>
    </message>
    <message>
        <source>Check it, or ask for another one: only the newest counts.</source>
        <translation>Prüfen Sie ihn, oder fordern Sie einen neuen an: Nur der neueste gilt.</translation>
    </message>
    <message>
        <source>The server rejected the request</source>
        <translation>Der Server hat die Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>The server&apos;s tables don&apos;t match</source>
        <translation>Die Tabellen des Servers passen nicht</translation>
    </message>
    <message>
        <source>Your edits are saved on this computer. Apply the migrations in resources/supabase to the project.</source>
        <translation>Ihre Änderungen sind auf diesem Computer gespeichert. Wenden Sie die Migrationen aus resources/supabase auf das Projekt an.</translation>
    </message>
    <message>
        <source>This server doesn&apos;t offer that</source>
        <translation>Dieser Server bietet das nicht an</translation>
    </message>
    <message>
        <source>Your data is locked</source>
        <translation>Ihre Daten sind gesperrt</translation>
    </message>
    <message>
        <source>Unlock it with your passcode.</source>
        <translation>Entsperren Sie sie mit Ihrem Passcode.</translation>
    </message>
    <message>
        <source>That passcode doesn&apos;t unlock the data</source>
        <translation>Dieser Passcode entsperrt die Daten nicht</translation>
    </message>
    <message>
        <source>Nothing was opened or changed.</source>
        <translation>Es wurde nichts geöffnet oder geändert.</translation>
    </message>
    <message>
        <source>This installation can&apos;t encrypt</source>
        <translation>Diese Installation kann nicht verschlüsseln</translation>
    </message>
    <message>
        <source>Organic is already running</source>
        <translation>Organic läuft bereits</translation>
    </message>
    <message>
        <source>Quit it and try again; your data is saved.</source>
        <translation>Beenden Sie es und versuchen Sie es noch einmal; Ihre Daten sind gespeichert.</translation>
    </message>
    <message>
        <source>Your decision is needed</source>
        <translation>Ihre Entscheidung ist nötig</translation>
    </message>
    <message>
        <source>Nothing was deleted, and a backup was saved.</source>
        <translation>Es wurde nichts gelöscht, und eine Sicherung wurde angelegt.</translation>
    </message>
    <message>
        <source>The server&apos;s database can&apos;t do that</source>
        <translation>Die Datenbank des Servers kann das nicht</translation>
    </message>
    <message>
        <source>Nothing was changed there.</source>
        <translation>Dort wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The server&apos;s database can&apos;t be reached</source>
        <translation>Die Datenbank des Servers ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Nothing was changed there. Check DATABASE_URL, or the PG… variables.</source>
        <translation>Dort wurde nichts geändert. Prüfen Sie DATABASE_URL oder die Variablen PG….</translation>
    </message>
    <message>
        <source>The server&apos;s database has rows</source>
        <translation>Die Datenbank des Servers hat schon Zeilen</translation>
    </message>
    <message>
        <source>Something should be mended</source>
        <translation>Etwas sollte in Ordnung gebracht werden</translation>
    </message>
    <message>
        <source>The account doesn&apos;t match</source>
        <translation>Das Konto passt nicht</translation>
    </message>
    <message>
        <source>Nothing was changed, here or on the server.</source>
        <translation>Es wurde nichts geändert, weder hier noch auf dem Server.</translation>
    </message>
    <message>
        <source>The account was deleted</source>
        <translation>Das Konto wurde gelöscht</translation>
    </message>
    <message>
        <source>Everything is still on this computer.</source>
        <translation>Auf diesem Computer ist noch alles da.</translation>
    </message>
    <message>
        <source>Enter the code that your authenticator app shows.</source>
        <translation>Geben Sie den Code ein, den Ihre Authentifizierungs-App anzeigt.</translation>
    </message>
    <message>
        <source>The server asks for a second factor of a kind that Organic can&apos;t answer.</source>
        <translation>Der Server verlangt einen zweiten Faktor von einer Art, die Organic nicht beantworten kann.</translation>
    </message>
    <message>
        <source>Enter the code, e.g. 123456.</source>
        <translation>Geben Sie den Code ein, z. B. 123456.</translation>
    </message>
    <message>
        <source>Please sign in first.</source>
        <translation>Bitte melden Sie sich zuerst an.</translation>
    </message>
    <message>
        <source>This project has no function by which you could delete your account. Ask its owner to delete {email} in Supabase under Authentication, Users, or to apply the migrations in resources/supabase.</source>
        <translation>Dieses Projekt hat keine Funktion, mit der Sie Ihr Konto löschen könnten. Bitten Sie den Eigentümer, {email} in Supabase unter Authentication, Users zu löschen oder die Migrationen in resources/supabase anzuwenden.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>This account is open. Sign out, or switch to another account first.</source>
        <translation>Dieses Konto ist geöffnet. Melden Sie sich ab oder wechseln Sie zuerst zu einem anderen Konto.</translation>
    </message>
    <message>
        <source>The server didn&apos;t accept the code.</source>
        <translation>Der Server hat den Code nicht angenommen.</translation>
    </message>
    <message>
        <source>Another account was opened meanwhile; what you entered wasn&apos;t saved.</source>
        <translation>Inzwischen wurde ein anderes Konto geöffnet; was Sie eingegeben haben, wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>At least {length} characters of several kinds: small and capital letters, digits, symbols.</source>
        <translation>Mindestens {length} Zeichen verschiedener Art: Klein- und Großbuchstaben, Ziffern, Sonderzeichen.</translation>
    </message>
    <message>
        <source>At least {length} characters; this server may ask for more.</source>
        <translation>Mindestens {length} Zeichen; dieser Server kann mehr verlangen.</translation>
    </message>
    <message>
        <source>At least {length} characters.</source>
        <translation>Mindestens {length} Zeichen.</translation>
    </message>
    <message>
        <source>No server is connected.</source>
        <translation>Kein Server ist verbunden.</translation>
    </message>
    <message>
        <source>Please sign in to sync.</source>
        <translation>Bitte melden Sie sich zum Abgleichen an.</translation>
    </message>
    <message>
        <source>The name contains a character that can&apos;t be shown, such as a line break.</source>
        <translation>Der Name enthält ein Zeichen, das nicht angezeigt werden kann, etwa einen Zeilenumbruch.</translation>
    </message>
    <message>
        <source>Enter the picture&apos;s web address, e.g. https://example.com/me.jpg.</source>
        <translation>Geben Sie die Internetadresse des Bildes ein, z. B. https://example.com/me.jpg.</translation>
    </message>
    <message>
        <source>The name can&apos;t be longer than {most} characters.</source>
        <translation>Der Name darf höchstens {most} Zeichen lang sein.</translation>
    </message>
    <message>
        <source>The picture&apos;s address can&apos;t be longer than {most} characters.</source>
        <translation>Die Adresse des Bildes darf höchstens {most} Zeichen lang sein.</translation>
    </message>
    <message>
        <source>There is no time zone “{name}”. Enter one such as Europe/Vienna.</source>
        <translation>Es gibt keine Zeitzone „{name}“. Geben Sie eine wie Europe/Vienna ein.</translation>
    </message>
    <message>
        <source>Please sign in to compare with the server.</source>
        <translation>Bitte melden Sie sich an, um mit dem Server zu vergleichen.</translation>
    </message>
    <message>
        <source>There is no such conversation; `conversations` lists them.</source>
        <translation>Dieses Gespräch gibt es nicht; `conversations` listet alle auf.</translation>
    </message>
    <message>
        <source>These two values can&apos;t be combined.</source>
        <translation>Diese beiden Werte lassen sich nicht zusammenführen.</translation>
    </message>
    <message>
        <source>Start-up can&apos;t be changed: {reason}.</source>
        <translation>Der automatische Start lässt sich nicht ändern: {reason}.</translation>
    </message>
    <message>
        <source>Organic is already running but doesn&apos;t respond.</source>
        <translation>Organic läuft bereits, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>The system keyring can&apos;t be used.</source>
        <translation>Der Schlüsselbund des Systems kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The system keyring didn&apos;t respond within {seconds} seconds.</source>
        <translation>Der Schlüsselbund des Systems hat nicht innerhalb von {seconds} Sekunden geantwortet.</translation>
    </message>
    <message>
        <source>The data folder {folder} can&apos;t be used: {reason}.</source>
        <translation>Der Datenordner {folder} kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>The data folder {folder} can&apos;t be used: there is no such home folder.</source>
        <translation>Der Datenordner {folder} kann nicht verwendet werden: Dieses Benutzerverzeichnis gibt es nicht.</translation>
    </message>
    <message>
        <source>The reminders can&apos;t be saved: {reason}.</source>
        <translation>Die Erinnerungen können nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The reply didn&apos;t come from a Supabase project. The network may require a sign-in page first.</source>
        <translation>Die Antwort kam nicht von einem Supabase-Projekt. Vielleicht verlangt das Netzwerk zuerst eine Anmeldung.</translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation>Die Verbindung zum Server ist abgebrochen.</translation>
    </message>
    <message>
        <source>The server rejected it: {words} ({code}).</source>
        <translation>Der Server hat abgelehnt: {words} ({code}).</translation>
    </message>
    <message>
        <source>The connection isn&apos;t secure: the server&apos;s certificate can&apos;t be trusted.</source>
        <translation>Die Verbindung ist nicht sicher: Dem Zertifikat des Servers kann nicht vertraut werden.</translation>
    </message>
    <message>
        <source>The server didn&apos;t reply in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server can&apos;t be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The server wants a second factor for this account.</source>
        <translation>Der Server verlangt für dieses Konto einen zweiten Faktor.</translation>
    </message>
    <message>
        <source>The server ended this session.</source>
        <translation>Der Server hat diese Anmeldung beendet.</translation>
    </message>
    <message>
        <source>The server is unavailable: {words} ({code}).</source>
        <translation>Der Server ist gerade nicht verfügbar: {words} ({code}).</translation>
    </message>
    <message>
        <source>The server is unavailable ({code}).</source>
        <translation>Der Server ist gerade nicht verfügbar ({code}).</translation>
    </message>
    <message>
        <source>The server doesn&apos;t accept requests of this size ({status}).</source>
        <translation>Der Server nimmt keine Anfrage dieser Größe an ({status}).</translation>
    </message>
    <message>
        <source>The server doesn&apos;t accept the project&apos;s key: {words}.</source>
        <translation>Der Server nimmt den Schlüssel des Projekts nicht an: {words}.</translation>
    </message>
    <message>
        <source>The e-mail address and the password don&apos;t match.</source>
        <translation>E-Mail-Adresse und Passwort passen nicht zusammen.</translation>
    </message>
    <message>
        <source>This e-mail address already has an account; sign in instead.</source>
        <translation>Zu dieser E-Mail-Adresse gibt es schon ein Konto; melden Sie sich stattdessen an.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t accept this e-mail address.</source>
        <translation>Der Server nimmt diese E-Mail-Adresse nicht an.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t accept new accounts.</source>
        <translation>Der Server nimmt keine neuen Konten an.</translation>
    </message>
    <message>
        <source>The password is too weak.</source>
        <translation>Das Passwort ist zu schwach.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t accept this e-mail address or password.</source>
        <translation>Der Server nimmt diese E-Mail-Adresse oder dieses Passwort nicht an.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t accept sign-in by e-mail and password.</source>
        <translation>Der Server erlaubt keine Anmeldung mit E-Mail und Passwort.</translation>
    </message>
    <message>
        <source>The server has blocked this account.</source>
        <translation>Der Server hat dieses Konto gesperrt.</translation>
    </message>
    <message>
        <source>Sign-in failed on the server. Ask the project&apos;s owner. The server said: {words}.</source>
        <translation>Die Anmeldung ist auf dem Server gescheitert. Fragen Sie, wer das Projekt betreibt. Der Server meldet: {words}.</translation>
    </message>
    <message>
        <source>The session has ended; sign in again.</source>
        <translation>Die Anmeldung ist abgelaufen; bitte melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>{sentence} {refusal}</source>
        <translation>{sentence} {refusal}</translation>
    </message>
    <message>
        <source>That isn&apos;t a publishable key: it contains invalid characters.</source>
        <translation>Das ist kein öffentlicher Schlüssel: Er enthält ungültige Zeichen.</translation>
    </message>
    <message>
        <source>That isn&apos;t a Supabase project&apos;s address.</source>
        <translation>Das ist nicht die Adresse eines Supabase-Projekts.</translation>
    </message>
    <message>
        <source>This computer&apos;s proxy or certificate settings can&apos;t be used.</source>
        <translation>Die Proxy- oder Zertifikatseinstellungen dieses Computers können nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t accept the session it just renewed.</source>
        <translation>Der Server nimmt die Anmeldung nicht an, die er gerade erneuert hat.</translation>
    </message>
    <message>
        <source>That isn&apos;t a Supabase project&apos;s address, e.g. https://abc.supabase.co.</source>
        <translation>Das ist nicht die Adresse eines Supabase-Projekts, z. B. https://abc.supabase.co.</translation>
    </message>
    <message>
        <source>Plain http would send your data unencrypted; use the project&apos;s https address.</source>
        <translation>Mit http würden Ihre Daten unverschlüsselt gesendet; verwenden Sie die https-Adresse des Projekts.</translation>
    </message>
    <message>
        <source>The project&apos;s publishable key is missing.</source>
        <translation>Der öffentliche Schlüssel des Projekts fehlt.</translation>
    </message>
    <message>
        <source>That is a secret key. Use the project&apos;s publishable (anon) key; keep the secret one off this computer.</source>
        <translation>Das ist ein geheimer Schlüssel. Verwenden Sie den öffentlichen Schlüssel (anon) des Projekts; der geheime gehört nicht auf diesen Computer.</translation>
    </message>
    <message>
        <source>The settings can&apos;t be saved: {reason}.</source>
        <translation>Die Einstellungen können nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>Another program is using the local database.</source>
        <translation>Ein anderes Programm verwendet gerade die lokale Datenbank.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The local database is read-only.</source>
        <translation>Die lokale Datenbank ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The disk reported an error.</source>
        <translation>Der Datenträger hat einen Fehler gemeldet.</translation>
    </message>
    <message>
        <source>The local database can&apos;t be opened.</source>
        <translation>Die lokale Datenbank kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The local database is damaged.</source>
        <translation>Die lokale Datenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>The local database can&apos;t be opened: {reason}.</source>
        <translation>Die lokale Datenbank kann nicht geöffnet werden: {reason}.</translation>
    </message>
    <message>
        <source>The local database rejected it: {reason}.</source>
        <translation>Die lokale Datenbank hat abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>The server has two entries for {what}; the other one is shown.</source>
        <translation>Der Server hat zwei Einträge für {what}; der andere wird gezeigt.</translation>
    </message>
    <message>
        <source>The server no longer has it.</source>
        <translation>Der Server hat es nicht mehr.</translation>
    </message>
    <message>
        <source>The server has another value.</source>
        <translation>Der Server hat einen anderen Wert.</translation>
    </message>
    <message>
        <source>{day} already has another entry. Nothing was changed.</source>
        <translation>Für {day} gibt es schon einen anderen Eintrag. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It is already back. Nothing was changed.</source>
        <translation>Es ist schon wieder da. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Its conversation no longer exists. Nothing was changed.</source>
        <translation>Das Gespräch dazu gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The entry no longer exists. Restore it first.</source>
        <translation>Den Eintrag gibt es nicht mehr. Stellen Sie zuerst ihn wieder her.</translation>
    </message>
    <message>
        <source>It already has this value. Nothing was changed.</source>
        <translation>Dieser Wert steht schon da. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This record is damaged. Nothing was changed.</source>
        <translation>Dieser Datensatz ist beschädigt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{module} was started again. Nothing was changed.</source>
        <translation>{module} wurde neu begonnen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The list of items removed by sync has no such entry.</source>
        <translation>Die Liste des vom Abgleich Entfernten hat keinen solchen Eintrag.</translation>
    </message>
    <message>
        <source>This was already restored.</source>
        <translation>Das wurde schon wiederhergestellt.</translation>
    </message>
    <message>
        <source>There is no such conflict.</source>
        <translation>Diesen Konflikt gibt es nicht.</translation>
    </message>
    <message>
        <source>This conflict was already undone.</source>
        <translation>Dieser Konflikt wurde schon rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The entry no longer exists. Nothing was changed.</source>
        <translation>Den Eintrag gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This change was already sent.</source>
        <translation>Diese Änderung wurde schon gesendet.</translation>
    </message>
    <message>
        <source>This data was created by a newer version of Organic Desktop (format {found}; this version uses {ours}).</source>
        <translation>Diese Daten stammen von einer neueren Version von Organic Desktop (Format {found}; diese Version verwendet {ours}).</translation>
    </message>
    <message>
        <source>This data file belongs to another account.</source>
        <translation>Diese Datendatei gehört zu einem anderen Konto.</translation>
    </message>
    <message>
        <source>The topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>The server&apos;s version has a value that this program can&apos;t show.</source>
        <translation>Die Fassung des Servers enthält einen Wert, den dieses Programm nicht anzeigen kann.</translation>
    </message>
    <message>
        <source>Sync was cancelled.</source>
        <translation>Der Abgleich wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The ID is already in use.</source>
        <translation>Die Kennung ist schon vergeben.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t allow this entry to be changed.</source>
        <translation>Der Server lässt nicht zu, dass dieser Eintrag geändert wird.</translation>
    </message>
    <message>
        <source>The server didn&apos;t keep this entry.</source>
        <translation>Der Server hat diesen Eintrag nicht behalten.</translation>
    </message>
    <message>
        <source>Nothing was changed. Update Organic and start it again.</source>
        <translation>Nichts wurde geändert. Aktualisieren Sie Organic und starten Sie es neu.</translation>
    </message>
    <message>
        <source>The data can&apos;t be updated</source>
        <translation>Die Daten lassen sich nicht aktualisieren</translation>
    </message>
    <message>
        <source>Nothing was changed or lost. Fix this and start Organic again.</source>
        <translation>Nichts wurde geändert, und nichts ist verloren. Beheben Sie das und starten Sie Organic neu.</translation>
    </message>
    <message>
        <source>The file doesn&apos;t belong to Organic</source>
        <translation>Die Datei gehört nicht zu Organic</translation>
    </message>
    <message>
        <source>Nothing was changed. Move the file away, or choose another folder with --data-dir.</source>
        <translation>Nichts wurde geändert. Verschieben Sie die Datei, oder wählen Sie mit --data-dir einen anderen Ordner.</translation>
    </message>
    <message>
        <source>That folder isn&apos;t yours alone</source>
        <translation>Dieser Ordner gehört nicht Ihnen allein</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose a folder of your own with --data-dir or ORGANIC_DATA_DIR.</source>
        <translation>Nichts wurde geändert. Wählen Sie mit --data-dir oder ORGANIC_DATA_DIR einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>The server&apos;s response was too large</source>
        <translation>Die Antwort des Servers war zu groß</translation>
    </message>
    <message>
        <source>The project&apos;s key isn&apos;t valid</source>
        <translation>Der Schlüssel des Projekts ist ungültig</translation>
    </message>
    <message>
        <source>Your edits are saved on this computer. Connect with the project&apos;s new key to send them.</source>
        <translation>Ihre Änderungen sind auf diesem Computer gespeichert. Verbinden Sie sich mit dem neuen Schlüssel des Projekts, um sie zu senden.</translation>
    </message>
    <message>
        <source>The server asks for a second factor</source>
        <translation>Der Server verlangt einen zweiten Faktor</translation>
    </message>
    <message>
        <source>The server rejected some edits</source>
        <translation>Der Server hat einige Änderungen abgelehnt</translation>
    </message>
    <message>
        <source>They are saved on this computer; `refused` lists them.</source>
        <translation>Sie sind auf diesem Computer gespeichert; `refused` zeigt sie alle.</translation>
    </message>
    <message>
        <source>Please sign in again.</source>
        <translation>Bitte melden Sie sich wieder an.</translation>
    </message>
    <message>
        <source>Enter an e-mail address, e.g. name@example.com.</source>
        <translation>Geben Sie eine E-Mail-Adresse ein, z. B. name@example.com.</translation>
    </message>
    <message>
        <source>The account was changed in the meantime.</source>
        <translation>Das Konto wurde inzwischen gewechselt.</translation>
    </message>
    <message>
        <source>There is no such file on this computer; `earlier` lists them.</source>
        <translation>Diese Datei gibt es auf diesem Computer nicht; `earlier` zeigt sie an.</translation>
    </message>
    <message>
        <source>The disk of {folder} doesn&apos;t support permissions: anyone who can use it can read your data.</source>
        <translation>Das Laufwerk von {folder} kennt keine Zugriffsrechte: Wer es benutzen kann, kann Ihre Daten lesen.</translation>
    </message>
    <message>
        <source>a path contains invalid characters</source>
        <translation>ein Pfad enthält ungültige Zeichen</translation>
    </message>
    <message>
        <source>The file {path} wasn&apos;t created by Organic, so it was left unchanged.</source>
        <translation>Die Datei {path} wurde nicht von Organic angelegt und blieb unverändert.</translation>
    </message>
    <message>
        <source>Menu entries are available on Linux desktops only.</source>
        <translation>Menüeinträge dieser Art gibt es nur auf Linux-Desktops.</translation>
    </message>
    <message>
        <source>Flatpak manages Organic&apos;s menu entry.</source>
        <translation>Flatpak verwaltet den Menüeintrag von Organic.</translation>
    </message>
    <message>
        <source>The menu entry can&apos;t be changed: {reason}.</source>
        <translation>Der Menüeintrag lässt sich nicht ändern: {reason}.</translation>
    </message>
    <message>
        <source>The menu entry starts another program, {program}, so it was left unchanged.</source>
        <translation>Der Menüeintrag startet ein anderes Programm, {program}, und blieb unverändert.</translation>
    </message>
    <message>
        <source>it contains characters that can&apos;t be saved</source>
        <translation>er hat Zeichen, die sich nicht speichern lassen</translation>
    </message>
    <message>
        <source>it is a link created by another user</source>
        <translation>eine andere Person hat dort einen Verweis angelegt</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>das gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>other users can write to it</source>
        <translation>andere Benutzer können dort schreiben</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>it isn&apos;t valid JSON</source>
        <translation>das ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>it is a link</source>
        <translation>das ist ein Verweis</translation>
    </message>
    <message>
        <source>it isn&apos;t a file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>it isn&apos;t UTF-8 text</source>
        <translation>das ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>The file {name} can&apos;t be used: {reason}.</source>
        <translation>Die Datei {name} ist nicht verwendbar: {reason}.</translation>
    </message>
    <message>
        <source>You stay signed in only until Organic quits, because this computer has no keyring to store the session.</source>
        <translation>Sie bleiben nur angemeldet, bis Organic beendet wird, weil dieser Computer keinen Schlüsselbund für die Sitzung hat.</translation>
    </message>
    <message>
        <source>The system keyring doesn&apos;t store what is saved in it.</source>
        <translation>Der Schlüsselbund des Systems speichert nicht, was man ihm gibt.</translation>
    </message>
    <message>
        <source>This computer has no system keyring; another one is used only if PYTHON_KEYRING_BACKEND names it.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund des Systems; ein anderer wird nur benutzt, wenn PYTHON_KEYRING_BACKEND ihn nennt.</translation>
    </message>
    <message>
        <source>The session is too long for the system keyring.</source>
        <translation>Die Sitzung ist zu lang für den Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>A link must use an https address.</source>
        <translation>Ein Link muss eine https-Adresse verwenden.</translation>
    </message>
    <message>
        <source>That link isn&apos;t for a project. A valid link looks like: organic-desktop://connect?url=https://abc.supabase.co&amp;key=sb_publishable_…</source>
        <translation>Dieser Link gehört zu keinem Projekt. Ein gültiger Link sieht so aus: organic-desktop://connect?url=https://abc.supabase.co&amp;key=sb_publishable_…</translation>
    </message>
    <message>
        <source>There is no data here yet.</source>
        <translation>Hier gibt es noch keine Daten.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be used: {reason}.</source>
        <translation>Der Ordner {folder} ist nicht verwendbar: {reason}.</translation>
    </message>
    <message>
        <source>That is a personal access token, which gives access to all your projects. Use the project&apos;s publishable (anon) key.</source>
        <translation>Das ist ein persönliches Zugriffstoken, das Zugang zu allen Ihren Projekten gibt. Nehmen Sie den öffentlichen Schlüssel des Projekts (publishable oder anon).</translation>
    </message>
    <message>
        <source>That is a database&apos;s address or password. Organic needs the project&apos;s https address and its publishable key.</source>
        <translation>Das ist die Adresse oder das Passwort einer Datenbank. Organic braucht die https-Adresse des Projekts und seinen öffentlichen Schlüssel (publishable).</translation>
    </message>
    <message>
        <source>This is an older Supabase key, which is being phased out. It works for now; the project&apos;s publishable key, which begins with sb_publishable_, is better.</source>
        <translation>Das ist ein älterer Supabase-Schlüssel, der abgeschafft wird. Er funktioniert noch; besser ist der öffentliche Schlüssel des Projekts, der mit sb_publishable_ beginnt.</translation>
    </message>
    <message>
        <source>This doesn&apos;t look like a Supabase key, which begins with sb_publishable_. If sign-in fails, check it.</source>
        <translation>Das sieht nicht wie ein Supabase-Schlüssel aus, der mit sb_publishable_ beginnt. Prüfen Sie ihn, falls die Anmeldung scheitert.</translation>
    </message>
    <message>
        <source>Not affected: the server&apos;s backups, your other devices, and copies you made yourself.</source>
        <translation>Nicht betroffen sind: die Sicherungen des Servers, Ihre anderen Geräte und Kopien, die Sie selbst gemacht haben.</translation>
    </message>
    <message>
        <source>An edit isn&apos;t sent yet, so the server&apos;s version is kept to compare with. Sync, then delete again.</source>
        <translation>Eine Änderung ist noch nicht gesendet; darum bleibt die Fassung des Servers zum Vergleichen erhalten. Gleichen Sie ab und löschen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Another program has the file open. Close it, then delete again.</source>
        <translation>Ein anderes Programm hat die Datei geöffnet. Schließen Sie es und löschen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>No earlier texts were found.</source>
        <translation>Es wurden keine früheren Texte gefunden.</translation>
    </message>
    <message>
        <source>These copies couldn&apos;t be opened: {names}.</source>
        <translation>Diese Kopien ließen sich nicht öffnen: {names}.</translation>
    </message>
    <message>
        <source>The reminders can&apos;t be read: {reason}. The file was saved as {name}.</source>
        <translation>Die Erinnerungen sind nicht lesbar: {reason}. Die Datei bleibt als {name} erhalten.</translation>
    </message>
    <message>
        <source>Part of reminders.json is invalid and was skipped.</source>
        <translation>Ein Teil von reminders.json ist ungültig und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The reminders can&apos;t be read: {reason}.</source>
        <translation>Die Erinnerungen sind nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>the existing file can&apos;t be read</source>
        <translation>die vorhandene Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>The session stored on this computer is damaged.</source>
        <translation>Die Sitzung auf diesem Computer ist beschädigt.</translation>
    </message>
    <message>
        <source>The server&apos;s response was too large.</source>
        <translation>Die Antwort des Servers war zu groß.</translation>
    </message>
    <message>
        <source>The server took too long to respond.</source>
        <translation>Der Server hat zu lange für seine Antwort gebraucht.</translation>
    </message>
    <message>
        <source>settings.json has settings that this version doesn&apos;t know ({names}); they are kept.</source>
        <translation>settings.json enthält Einstellungen, die diese Version nicht kennt ({names}); sie bleiben erhalten.</translation>
    </message>
    <message>
        <source>The settings can&apos;t be read: {reason}. The file was saved as {name}.</source>
        <translation>Die Einstellungen sind nicht lesbar: {reason}. Die Datei bleibt als {name} erhalten.</translation>
    </message>
    <message>
        <source>The settings can&apos;t be read: {reason}.</source>
        <translation>Die Einstellungen sind nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>The server in settings.json is ignored. {reason}</source>
        <translation>Der Server in settings.json wird ignoriert. {reason}</translation>
    </message>
    <message>
        <source>“{name}” in settings.json is invalid and was skipped.</source>
        <translation>„{name}“ in settings.json ist ungültig und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Another program is using the data. Close it first.</source>
        <translation>Ein anderes Programm verwendet die Daten. Schließen Sie es zuerst.</translation>
    </message>
    <message>
        <source>The copy {name} is damaged.</source>
        <translation>Die Kopie {name} ist beschädigt.</translation>
    </message>
    <message>
        <source>Another program changed the data in the meantime.</source>
        <translation>Ein anderes Programm hat die Daten inzwischen geändert.</translation>
    </message>
    <message>
        <source>The data can&apos;t be updated for this version. {reason}</source>
        <translation>Die Daten lassen sich nicht für diese Version aktualisieren. {reason}</translation>
    </message>
    <message>
        <source>This data isn&apos;t from a newer version, so there is nothing to go back to.</source>
        <translation>Diese Daten stammen nicht von einer neueren Version; es gibt nichts, wohin zurückzugehen wäre.</translation>
    </message>
    <message>
        <source>The file {name} is another program&apos;s database.</source>
        <translation>Die Datei {name} ist die Datenbank eines anderen Programms.</translation>
    </message>
    <message>
        <source>The file {name} has the unknown format {found}.</source>
        <translation>Die Datei {name} hat das unbekannte Format {found}.</translation>
    </message>
    <message>
        <source>There is no such message.</source>
        <translation>Diese Nachricht gibt es nicht.</translation>
    </message>
    <message>
        <source>This message is already on the server and can&apos;t be changed.</source>
        <translation>Diese Nachricht ist schon auf dem Server und lässt sich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>It belongs to another account. The server shouldn&apos;t have sent it.</source>
        <translation>Es gehört zu einem anderen Konto. Der Server hätte es nicht senden dürfen.</translation>
    </message>
    <message>
        <source>The conversation of this message can&apos;t be shown.</source>
        <translation>Das Gespräch dieser Nachricht kann nicht dargestellt werden.</translation>
    </message>
    <message>
        <source>{column} is empty on the server.</source>
        <translation>{column} ist auf dem Server leer.</translation>
    </message>
    <message>
        <source>It has the unknown role “{role}”.</source>
        <translation>Es hat die unbekannte Rolle „{role}“.</translation>
    </message>
    <message>
        <source>The local database can&apos;t store it: {reason}.</source>
        <translation>Die lokale Datenbank kann es nicht aufnehmen: {reason}.</translation>
    </message>
    <message>
        <source>The server&apos;s responses contradict each other.</source>
        <translation>Die Antworten des Servers widersprechen sich.</translation>
    </message>
    <message>
        <source>The server has more entries than one sync can read. The next sync continues.</source>
        <translation>Der Server hat mehr Einträge, als ein Abgleich lesen kann. Der nächste macht damit weiter.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t allow this entry to be deleted.</source>
        <translation>Der Server lässt nicht zu, dass dieser Eintrag gelöscht wird.</translation>
    </message>
    <message>
        <source>The connection breaks when this is sent, although other requests succeed.</source>
        <translation>Die Verbindung bricht ab, wenn das gesendet wird, obwohl andere Anfragen durchkommen.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t reply when this is sent, although it replies to other requests.</source>
        <translation>Der Server antwortet nicht, wenn das gesendet wird, obwohl er andere Anfragen beantwortet.</translation>
    </message>
    <message>
        <source>Something between this computer and the server blocks this (HTTP {status}), although other requests get through.</source>
        <translation>Etwas auf dem Weg zum Server lässt das nicht durch (HTTP {status}), andere Anfragen schon.</translation>
    </message>
    <message>
        <source>The server no longer has {rows} of your entries that are still on this computer (backup: {copy}).</source>
        <translation>Der Server hat {rows} Ihrer Einträge nicht mehr, die noch auf diesem Computer sind (Sicherung: {copy}).</translation>
    </message>
    <message>
        <source>The server has older data than this computer: {gone} of your entries are missing there, and {older} are older (backup: {copy}).</source>
        <translation>Der Server hat ältere Daten als dieser Computer: {gone} Ihrer Einträge fehlen dort, und {older} sind älter (Sicherung: {copy}).</translation>
    </message>
    <message>
        <source>Another window of this program is already syncing.</source>
        <translation>Ein anderes Fenster dieses Programms gleicht gerade ab.</translation>
    </message>
    <message>
        <source>Something went wrong in the program. See its log.</source>
        <translation>Im Programm ist etwas schiefgegangen. Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>Organic is already starting but doesn&apos;t respond.</source>
        <translation>Organic startet bereits, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>Too many links were opened. Wait ten minutes, then try again.</source>
        <translation>Zu viele Links wurden geöffnet. Warten Sie zehn Minuten und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>{low}–{high}</source>
        <translation>{low}–{high}</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>There is no system keyring</source>
        <translation>Es gibt keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>This can&apos;t be computed now</source>
        <translation>Das kann gerade nicht berechnet werden</translation>
    </message>
    <message>
        <source>Nothing was changed. Please try again.</source>
        <translation>Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This file can&apos;t be imported</source>
        <translation>Diese Datei kann nicht importiert werden</translation>
    </message>
    <message>
        <source>This file is from a newer version</source>
        <translation>Diese Datei ist von einer neueren Version</translation>
    </message>
    <message>
        <source>Nothing was changed. Repairing it keeps the damaged file and saves everything that can still be read.</source>
        <translation>Nichts wurde geändert. Eine Reparatur behält die beschädigte Datei und rettet alles, was noch lesbar ist.</translation>
    </message>
    <message>
        <source>Unlock your keyring</source>
        <translation>Entsperren Sie Ihren Schlüsselbund</translation>
    </message>
    <message>
        <source>The coach&apos;s server can&apos;t be asked</source>
        <translation>Der Server des Coachs kann nicht gefragt werden</translation>
    </message>
    <message>
        <source>Sync is paused after a restore</source>
        <translation>Nach einer Wiederherstellung angehalten</translation>
    </message>
    <message>
        <source>Nothing was sent. Look at what a sync would do, then resume it.</source>
        <translation>Nichts wurde gesendet. Sehen Sie nach, was die Synchronisierung tun würde, und setzen Sie sie dann fort.</translation>
    </message>
    <message>
        <source>This code belongs to another account.</source>
        <translation>Dieser Code gehört zu einem anderen Konto.</translation>
    </message>
    <message>
        <source>This account has unsent edits ({count}). Switch to it and sync first.</source>
        <translation>Dieses Konto hat ungesendete Änderungen ({count}). Wechseln Sie zuerst zu ihm und synchronisieren Sie.</translation>
    </message>
    <message>
        <source>The backup folder can&apos;t be used: {reason}. Backups on this computer go on.</source>
        <translation>Der Sicherungsordner ist nicht nutzbar: {reason}. Auf diesem Computer wird weiter gesichert.</translation>
    </message>
    <message>
        <source>The backup folder isn&apos;t there at the moment. Backups on this computer go on.</source>
        <translation>Der Sicherungsordner ist gerade nicht da. Auf diesem Computer wird weiter gesichert.</translation>
    </message>
    <message>
        <source>That isn&apos;t the passcode of this backup.</source>
        <translation>Das ist nicht der Code dieser Sicherung.</translation>
    </message>
    <message>
        <source>This backup is encrypted with another passcode.</source>
        <translation>Diese Sicherung ist mit einem anderen Code verschlüsselt.</translation>
    </message>
    <message>
        <source>{name} is an export, not a backup. Import it instead.</source>
        <translation>{name} ist ein Export, keine Sicherung. Importieren Sie die Datei stattdessen.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a backup of Organic Desktop.</source>
        <translation>{name} ist keine Sicherung von Organic Desktop.</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>Es gibt keine Datei {name}.</translation>
    </message>
    <message>
        <source>The file {name} can&apos;t be read: {reason}.</source>
        <translation>Die Datei {name} ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>The data on this computer is damaged. Start Organic again: it then saves what can be read.</source>
        <translation>Die Daten auf diesem Computer sind beschädigt. Starten Sie Organic neu: Es rettet dann, was lesbar ist.</translation>
    </message>
    <message>
        <source>The backup folder can&apos;t be used. Backups on this computer go on.</source>
        <translation>Der Sicherungsordner ist nicht nutzbar. Auf diesem Computer wird weiter gesichert.</translation>
    </message>
    <message>
        <source>The backup can&apos;t be read.</source>
        <translation>Die Sicherung ist nicht lesbar.</translation>
    </message>
    <message>
        <source>This backup belongs to the account {email}. Sign in to it first.</source>
        <translation>Diese Sicherung gehört zum Konto {email}. Melden Sie sich zuerst dort an.</translation>
    </message>
    <message>
        <source>This backup was made without an account. Restore it before you sign in.</source>
        <translation>Diese Sicherung entstand ohne Konto. Stellen Sie sie wieder her, bevor Sie sich anmelden.</translation>
    </message>
    <message>
        <source>The file {name} is already there.</source>
        <translation>Die Datei {name} gibt es schon.</translation>
    </message>
    <message>
        <source>The backup can&apos;t be written: {reason}.</source>
        <translation>Die Sicherung kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} belongs to nobody.</source>
        <translation>{name} gehört niemandem.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be written.</source>
        <translation>In den Ordner {folder} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose a folder outside Organic&apos;s own data folder.</source>
        <translation>Wählen Sie einen Ordner außerhalb von Organics eigenem Datenordner.</translation>
    </message>
    <message>
        <source>The backups in {folder} stay: {reason}.</source>
        <translation>Die Sicherungen in {folder} bleiben: {reason}.</translation>
    </message>
    <message>
        <source>There is no such experiment; `experiment list` lists them.</source>
        <translation>Dieses Experiment gibt es nicht; `experiment list` listet sie auf.</translation>
    </message>
    <message>
        <source>This experiment was stopped early, so no result is told.</source>
        <translation>Dieses Experiment wurde vorzeitig abgebrochen und hat deshalb kein Ergebnis.</translation>
    </message>
    <message>
        <source>Today is logged already: let it begin tomorrow, so that the plan comes first.</source>
        <translation>Heute ist schon eingetragen: Lassen Sie es morgen beginnen, damit der Plan zuerst kommt.</translation>
    </message>
    <message>
        <source>This day isn&apos;t one of the experiment&apos;s.</source>
        <translation>Dieser Tag gehört nicht zum Experiment.</translation>
    </message>
    <message>
        <source>What is logged tells by itself whether the plan was kept: there is nothing to tick.</source>
        <translation>Ob der Plan eingehalten wurde, sagen die Einträge von selbst: Es gibt nichts abzuhaken.</translation>
    </message>
    <message>
        <source>The coach needs your consent</source>
        <translation>Der Coach braucht Ihre Zustimmung</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>This month&apos;s limit of tokens is reached</source>
        <translation>Die Token-Grenze dieses Monats ist erreicht</translation>
    </message>
    <message>
        <source>Nothing was sent. The built-in coach uses none.</source>
        <translation>Es wurde nichts gesendet. Der eingebaute Coach verbraucht keine.</translation>
    </message>
    <message>
        <source>The coach&apos;s provider can&apos;t be reached</source>
        <translation>Der Anbieter des Coachs ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Your question waits: `coach waiting` lists it, the window sends it when it can.</source>
        <translation>Ihre Frage wartet: `coach waiting` listet sie auf, das Fenster sendet sie, sobald es geht.</translation>
    </message>
    <message>
        <source>The coach gave no whole answer</source>
        <translation>Der Coach hat keine vollständige Antwort gegeben</translation>
    </message>
    <message>
        <source>These are other cards than the page has.</source>
        <translation>Das sind andere Karten, als die Seite hat.</translation>
    </message>
    <message>
        <source>One card always stays.</source>
        <translation>Eine Karte bleibt immer.</translation>
    </message>
    <message>
        <source>You allow {limit} tokens a month: {used} are used, and this question needs about {estimated}.</source>
        <translation>Sie erlauben {limit} Token im Monat: {used} sind verbraucht, und diese Frage braucht etwa {estimated}.</translation>
    </message>
    <message>
        <source>There is no such answer.</source>
        <translation>Diese Antwort gibt es nicht.</translation>
    </message>
    <message>
        <source>This question can&apos;t be asked again now.</source>
        <translation>Diese Frage kann jetzt nicht erneut gestellt werden.</translation>
    </message>
    <message>
        <source>This answer can&apos;t be continued.</source>
        <translation>Diese Antwort kann nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>This answer can&apos;t be discarded.</source>
        <translation>Diese Antwort kann nicht verworfen werden.</translation>
    </message>
    <message>
        <source>This file is a backup</source>
        <translation>Diese Datei ist ein Backup</translation>
    </message>
    <message>
        <source>This build has no update page</source>
        <translation>Dieser Build hat keine Update-Seite</translation>
    </message>
    <message>
        <source>The update page can&apos;t be reached</source>
        <translation>Die Update-Seite ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again later.</source>
        <translation>Es wurde nichts geändert. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The update page can&apos;t be trusted</source>
        <translation>Der Update-Seite ist nicht zu trauen</translation>
    </message>
    <message>
        <source>Nothing of it is used, and nothing was changed.</source>
        <translation>Nichts davon wird verwendet, und es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Stop the answer first.</source>
        <translation>Halten Sie zuerst die Antwort an.</translation>
    </message>
    <message>
        <source>This question doesn&apos;t wait any more.</source>
        <translation>Diese Frage wartet nicht mehr.</translation>
    </message>
    <message>
        <source>The limit is between 1 and {most} tokens.</source>
        <translation>Die Grenze liegt zwischen 1 und {most} Token.</translation>
    </message>
    <message>
        <source>Give the provider a name of its own, other than “builtin”.</source>
        <translation>Geben Sie dem Anbieter einen eigenen Namen, einen anderen als „builtin“.</translation>
    </message>
    <message>
        <source>There is no provider “{name}” any more.</source>
        <translation>Den Anbieter „{name}“ gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>Der Name</translation>
    </message>
    <message>
        <source>A model&apos;s context is between 512 and 10000000 tokens.</source>
        <translation>Der Kontext eines Modells liegt zwischen 512 und 10000000 Token.</translation>
    </message>
    <message>
        <source>The built-in coach can&apos;t be removed.</source>
        <translation>Der eingebaute Coach kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The built-in coach needs no test: it is part of this program.</source>
        <translation>Der eingebaute Coach braucht keinen Test: Er ist Teil dieses Programms.</translation>
    </message>
    <message>
        <source>The built-in coach sees everything: nothing leaves this computer.</source>
        <translation>Der eingebaute Coach sieht alles: Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>{what} can&apos;t be longer than {most} characters, nor have line breaks.</source>
        <translation>{what} darf nicht länger als {most} Zeichen sein und keine Zeilenumbrüche haben.</translation>
    </message>
    <message>
        <source>There is no provider “{name}”; `coach providers` lists them.</source>
        <translation>Es gibt keinen Anbieter „{name}“; `coach providers` listet sie auf.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t one of: {names}.</source>
        <translation>{name} gehört nicht zu: {names}.</translation>
    </message>
    <message>
        <source>{name} is on the internet, and asking remote servers is turned off.</source>
        <translation>{name} ist im Internet, und entfernte Server zu fragen ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>The key of this provider has characters that no key has. Enter it again.</source>
        <translation>Der Schlüssel dieses Anbieters enthält Zeichen, die kein Schlüssel hat. Geben Sie ihn erneut ein.</translation>
    </message>
    <message>
        <source>The model&apos;s name</source>
        <translation>Der Name des Modells</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Der Schlüssel</translation>
    </message>
    <message>
        <source>A provider is one of: {kinds}.</source>
        <translation>Ein Anbieter ist eines von: {kinds}.</translation>
    </message>
    <message>
        <source>Your data changed since you asked. Look at what would be sent now.</source>
        <translation>Ihre Daten haben sich seit der Frage geändert. Sehen Sie nach, was jetzt gesendet würde.</translation>
    </message>
    <message>
        <source>What this provider may see changed since you asked. Send it anyway?</source>
        <translation>Was dieser Anbieter sehen darf, hat sich seit der Frage geändert. Trotzdem senden?</translation>
    </message>
    <message>
        <source>The provider sent an empty answer.</source>
        <translation>Der Anbieter hat eine leere Antwort gesendet.</translation>
    </message>
    <message>
        <source>The answer reached its limit of tokens; continue it to read on.</source>
        <translation>Die Antwort hat ihre Token-Grenze erreicht; setzen Sie sie fort, um weiterzulesen.</translation>
    </message>
    <message>
        <source>Organic was closed before the answer was complete.</source>
        <translation>Organic wurde geschlossen, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>This day is yet to come.</source>
        <translation>Dieser Tag liegt noch vor Ihnen.</translation>
    </message>
    <message>
        <source>This experiment has ended already.</source>
        <translation>Dieses Experiment ist schon zu Ende.</translation>
    </message>
    <message>
        <source>Stop the experiment first: that it was ended early is then recorded.</source>
        <translation>Brechen Sie das Experiment erst ab: Dann ist festgehalten, dass es vorzeitig endete.</translation>
    </message>
    <message>
        <source>The result is counted on {day}, once all days are over.</source>
        <translation>Das Ergebnis wird am {day} ausgezählt, wenn alle Tage vorbei sind.</translation>
    </message>
    <message>
        <source>At most {most} changes can be recorded.</source>
        <translation>Höchstens {most} Änderungen können festgehalten werden.</translation>
    </message>
    <message>
        <source>{what} has no daily goal.</source>
        <translation>{what} hat kein Tagesziel.</translation>
    </message>
    <message>
        <source>{what} has too many goals to keep another one.</source>
        <translation>{what} hat zu viele Ziele, um noch eines zu behalten.</translation>
    </message>
    <message>
        <source>The process that computes this ended before its result.</source>
        <translation>Der Prozess, der das berechnet, endete vor seinem Ergebnis.</translation>
    </message>
    <message>
        <source>Wait {seconds} seconds, then try the passcode again.</source>
        <translation>Warten Sie {seconds} Sekunden und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The data in this folder is encrypted, and its passcode wasn&apos;t given.</source>
        <translation>Die Daten in diesem Ordner sind verschlüsselt, und der Passcode wurde nicht eingegeben.</translation>
    </message>
    <message>
        <source>Another program has set another passcode meanwhile.</source>
        <translation>Ein anderes Programm hat inzwischen einen anderen Passcode festgelegt.</translation>
    </message>
    <message>
        <source>That isn&apos;t the passcode.</source>
        <translation>Das ist nicht der Passcode.</translation>
    </message>
    <message>
        <source>Permanently deleted earlier texts: {texts}; backups on this computer that held them: {copies}.</source>
        <translation>Endgültig gelöschte frühere Texte: {texts}; Sicherungen auf diesem Computer, die sie enthielten: {copies}.</translation>
    </message>
    <message>
        <source>The data was closed meanwhile.</source>
        <translation>Die Daten wurden inzwischen geschlossen.</translation>
    </message>
    <message>
        <source>The account&apos;s file can&apos;t be moved: {reason}.</source>
        <translation>Die Datei des Kontos kann nicht verschoben werden: {reason}.</translation>
    </message>
    <message>
        <source>Nothing to log: name at least one number in “set” or “add”.</source>
        <translation>Nichts einzutragen: Nennen Sie mindestens eine Zahl in „set“ oder „add“.</translation>
    </message>
    <message>
        <source>“date” must be a text such as 2026-01-31.</source>
        <translation>„date“ muss ein Text wie 2026-01-31 sein.</translation>
    </message>
    <message>
        <source>Either set or add {name}, not both.</source>
        <translation>{name} entweder setzen oder addieren, nicht beides.</translation>
    </message>
    <message>
        <source>“days” must be a whole number from 1 to {most}.</source>
        <translation>„days“ muss eine ganze Zahl von 1 bis {most} sein.</translation>
    </message>
    <message>
        <source>This tool takes no arguments.</source>
        <translation>Dieses Werkzeug nimmt keine Argumente.</translation>
    </message>
    <message>
        <source>This tool takes only {names}.</source>
        <translation>Dieses Werkzeug nimmt nur {names}.</translation>
    </message>
    <message>
        <source>“{name}” must be an object of numbers by name; the names are {names}.</source>
        <translation>„{name}“ muss ein Objekt von Zahlen nach Namen sein; die Namen sind {names}.</translation>
    </message>
    <message>
        <source>The user has turned “{name}” off. To turn it on: Settings, “Other programs on this computer”, or organic-desktop mcp allow {name}</source>
        <translation>„{name}“ ist ausgeschaltet. Zum Einschalten: Einstellungen, „Andere Programme auf diesem Computer“, oder organic-desktop mcp allow {name}</translation>
    </message>
    <message>
        <source>The data is locked, and a passcode isn&apos;t taken from other programs.</source>
        <translation>Die Daten sind gesperrt, und ein Passcode wird von anderen Programmen nicht angenommen.</translation>
    </message>
    <message>
        <source>{name} must be a number.</source>
        <translation>{name} muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>Read today</source>
        <translation>Heute lesen</translation>
    </message>
    <message>
        <source>Gives away today&apos;s numbers, not the notes.</source>
        <translation>Gibt die heutigen Zahlen preis, nicht die Notizen.</translation>
    </message>
    <message>
        <source>Log values</source>
        <translation>Werte eintragen</translation>
    </message>
    <message>
        <source>Lets programs write numbers of any day until today, and gives away the numbers that they wrote.</source>
        <translation>Lässt Programme Zahlen jedes Tages bis heute schreiben und gibt die Zahlen preis, die sie geschrieben haben.</translation>
    </message>
    <message>
        <source>Read averages</source>
        <translation>Durchschnitte lesen</translation>
    </message>
    <message>
        <source>Gives away your averages, and how many days you tracked, for any number of days until today.</source>
        <translation>Gibt Ihre Durchschnitte preis und wie viele Tage Sie erfasst haben, für beliebig viele Tage bis heute.</translation>
    </message>
    <message>
        <source>Read your streak</source>
        <translation>Ihre Serie lesen</translation>
    </message>
    <message>
        <source>Gives away how many days in a row you tracked, when that began, and which day ended the one before.</source>
        <translation>Gibt preis, wie viele Tage in Folge Sie erfasst haben, seit wann, und welcher Tag die Serie davor beendet hat.</translation>
    </message>
    <message>
        <source>There is no tool of that name; the tools are {names}.</source>
        <translation>Ein Werkzeug dieses Namens gibt es nicht; die Werkzeuge sind {names}.</translation>
    </message>
    <message>
        <source>It isn&apos;t what an update page says.</source>
        <translation>Das ist nicht, was auf einer Update-Seite steht.</translation>
    </message>
    <message>
        <source>It isn&apos;t signed by the makers of this program.</source>
        <translation>Sie ist nicht von denen unterschrieben, die dieses Programm machen.</translation>
    </message>
    <message>
        <source>The update page is older than one that was seen here before.</source>
        <translation>Die Update-Seite ist älter als eine, die hier schon gesehen wurde.</translation>
    </message>
    <message>
        <source>The update page is dated {date}, which is still to come. Is this computer&apos;s clock right?</source>
        <translation>Die Update-Seite ist vom {date}, und der kommt erst noch. Geht die Uhr dieses Computers richtig?</translation>
    </message>
    <message>
        <source>The update page was good until {date}. Nobody renewed it, or this computer&apos;s clock is wrong.</source>
        <translation>Die Update-Seite galt bis {date}. Niemand hat sie erneuert, oder die Uhr dieses Computers geht falsch.</translation>
    </message>
    <message>
        <source>The data isn&apos;t damaged, so there is nothing to repair.</source>
        <translation>Die Daten sind nicht beschädigt; es gibt nichts zu reparieren.</translation>
    </message>
    <message>
        <source>The data seems to be encrypted, but the file lock.json, which the passcode opens, isn&apos;t in the data folder. Put it back there; a copy lies beside each encrypted backup in the folder for copies.</source>
        <translation>Die Daten scheinen verschlüsselt zu sein, aber die Datei lock.json, die der Code öffnet, ist nicht im Datenordner. Legen Sie sie dorthin zurück; eine Kopie liegt neben jeder verschlüsselten Sicherung im Ordner für Kopien.</translation>
    </message>
    <message>
        <source>The data can&apos;t be read: {reason}.</source>
        <translation>Die Daten sind nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>Another window of this program is using the data.</source>
        <translation>Ein anderes Fenster dieses Programms benutzt die Daten.</translation>
    </message>
    <message>
        <source>The data can&apos;t be repaired: {reason}.</source>
        <translation>Die Daten können nicht repariert werden: {reason}.</translation>
    </message>
    <message>
        <source>Your session is in the system keyring, which is locked. Unlock your keyring to go on.</source>
        <translation>Ihre Anmeldung liegt im Schlüsselbund des Systems, und der ist gesperrt. Entsperren Sie ihn, dann geht es weiter.</translation>
    </message>
    <message>
        <source>This computer has no system keyring, so your session ended when Organic did. Please sign in again.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, darum endete Ihre Anmeldung mit Organic. Bitte melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>You are signed in to another server. Sign out, or add the other account beside it.</source>
        <translation>Sie sind bei einem anderen Server angemeldet. Melden Sie sich ab oder fügen Sie das andere Konto hinzu.</translation>
    </message>
    <message>
        <source>{what} has no such step.</source>
        <translation>{what} hat keinen solchen Schritt.</translation>
    </message>
    <message>
        <source>{what}: a step must be above 0.</source>
        <translation>{what}: Ein Schritt muss größer als 0 sein.</translation>
    </message>
    <message>
        <source>The process that computes this can&apos;t be started.</source>
        <translation>Der Prozess, der das berechnet, kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>A backup was restored, so nothing is synced until you have seen what a sync would do.</source>
        <translation>Eine Sicherung wurde wiederhergestellt; bis Sie gesehen haben, was die Synchronisierung tun würde, wird nichts synchronisiert.</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>Der letzte Tag liegt vor dem ersten.</translation>
    </message>
    <message>
        <source>Your data changed meanwhile. Look again at what the import would do.</source>
        <translation>Ihre Daten haben sich inzwischen geändert. Sehen Sie noch einmal nach, was der Import tun würde.</translation>
    </message>
    <message>
        <source>There is no export as “{format}”.</source>
        <translation>Es gibt keinen Export als „{format}“.</translation>
    </message>
    <message>
        <source>What is known of updates can&apos;t be saved: another program is at it.</source>
        <translation>Was über Updates bekannt ist, lässt sich nicht speichern: Ein anderes Programm ist gerade daran.</translation>
    </message>
    <message>
        <source>What is known of updates can&apos;t be saved: {reason}.</source>
        <translation>Was über Updates bekannt ist, lässt sich nicht speichern: {reason}.</translation>
    </message>
    <message>
        <source>This is the .deb. If it came from a repository, your system&apos;s own updates bring the new version; otherwise download the new .deb and open it.</source>
        <translation>Dies ist das .deb. Kam es aus einer Paketquelle, so bringen die Updates Ihres Systems die neue Version; sonst laden Sie das neue .deb herunter und öffnen es.</translation>
    </message>
    <message>
        <source>This is the .rpm. If it came from a repository, your system&apos;s own updates bring the new version; otherwise download the new .rpm and open it.</source>
        <translation>Dies ist das .rpm. Kam es aus einer Paketquelle, so bringen die Updates Ihres Systems die neue Version; sonst laden Sie das neue .rpm herunter und öffnen es.</translation>
    </message>
    <message>
        <source>This is the .run. Download the new one and run it: it takes this one&apos;s place.</source>
        <translation>Dies ist die .run-Datei. Laden Sie die neue herunter und führen Sie sie aus: Sie tritt an die Stelle dieser.</translation>
    </message>
    <message>
        <source>This is the Flatpak. Your software centre brings the new version, or `flatpak update`.</source>
        <translation>Dies ist das Flatpak. Die neue Version bringt Ihr Software-Center oder `flatpak update`.</translation>
    </message>
    <message>
        <source>This is the AppImage. Download the new one and put it in this one&apos;s place.</source>
        <translation>Dies ist das AppImage. Laden Sie das neue herunter und legen Sie es an die Stelle dieses.</translation>
    </message>
    <message>
        <source>Download the new installer and open it: it takes this version&apos;s place.</source>
        <translation>Laden Sie das neue Installationsprogramm herunter und öffnen Sie es: Die neue Version tritt an die Stelle dieser.</translation>
    </message>
    <message>
        <source>Download the new disk image, and drag Organic to the applications as before.</source>
        <translation>Laden Sie das neue Disk-Image herunter und ziehen Sie Organic wie zuvor zu den Programmen.</translation>
    </message>
    <message>
        <source>This was installed by pip, pipx or uv. Install the new wheel the same way: it takes this one&apos;s place.</source>
        <translation>Dies wurde mit pip, pipx oder uv installiert. Installieren Sie das neue Wheel ebenso: Es tritt an die Stelle dieses.</translation>
    </message>
    <message>
        <source>This runs from its source. Update the clone.</source>
        <translation>Dies läuft aus dem Quelltext. Aktualisieren Sie den Klon.</translation>
    </message>
    <message>
        <source>This build has no update page, so it can&apos;t look for a newer version.</source>
        <translation>Dieser Build hat keine Update-Seite und kann daher nicht nach einer neueren Version suchen.</translation>
    </message>
    <message>
        <source>That isn&apos;t a server&apos;s address, e.g. {example}.</source>
        <translation>Das ist keine Serveradresse wie {example}.</translation>
    </message>
    <message>
        <source>Leave out what stands before the @. A key has a field of its own, and is kept in the keyring.</source>
        <translation>Lassen Sie weg, was vor dem @ steht. Für einen Schlüssel gibt es ein eigenes Feld; er wird im Schlüsselbund aufbewahrt.</translation>
    </message>
    <message>
        <source>That sounds very hard. I am only a program, and this is more than I can help with. Please talk to a person: somebody you trust, or one of these lines.</source>
        <translation>Das klingt sehr schwer. Ich bin nur ein Programm und kann Ihnen damit nicht helfen. Bitte sprechen Sie mit einem Menschen: mit jemandem, dem Sie vertrauen, oder unter einer dieser Nummern.</translation>
    </message>
    <message>
        <source>This appears for certain words only. Nobody watches over what you write here, and nobody was told.</source>
        <translation>Das erscheint nur bei bestimmten Wörtern. Niemand überwacht, was Sie hier schreiben, und niemand wurde benachrichtigt.</translation>
    </message>
    <message>
        <source>If you are in danger now, call {number}.</source>
        <translation>Wenn Sie gerade in Gefahr sind, rufen Sie {number} an.</translation>
    </message>
    <message>
        <source>If you are in danger now, call the emergency number where you are; in the EU it is 112.</source>
        <translation>Wenn Sie gerade in Gefahr sind, rufen Sie den Notruf an Ihrem Ort an; in der EU ist das die 112.</translation>
    </message>
    <message>
        <source>Lines in your country: see {site}.</source>
        <translation>Hilfsangebote in Ihrem Land: siehe {site}.</translation>
    </message>
    <message>
        <source>This isn&apos;t medical advice.</source>
        <translation>Das ist kein medizinischer Rat.</translation>
    </message>
    <message>
        <source>Your entries from {first} to {last} say: {metric} {value} on average.</source>
        <translation>Ihre Einträge vom {first} bis {last} sagen: {metric} {value} im Durchschnitt.</translation>
    </message>
    <message>
        <source>Your entries from {first} to {last} say: {metric} {value} at most.</source>
        <translation>Ihre Einträge vom {first} bis {last} sagen: {metric} höchstens {value}.</translation>
    </message>
    <message>
        <source>Your entries from {first} to {last} say: {metric} {value} at least.</source>
        <translation>Ihre Einträge vom {first} bis {last} sagen: {metric} mindestens {value}.</translation>
    </message>
    <message>
        <source>Your entries from {first} to {last} say: {metric} {value} in total.</source>
        <translation>Ihre Einträge vom {first} bis {last} sagen: {metric} insgesamt {value}.</translation>
    </message>
    <message>
        <source>Your current streak is {count} days.</source>
        <translation>Ihre aktuelle Serie ist {count} Tage lang.</translation>
    </message>
    <message>
        <source>Your entry of {day} says: {metric} {value}.</source>
        <translation>Ihr Eintrag vom {day} sagt: {metric} {value}.</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours} h {minutes}</translation>
    </message>
    <message>
        <source>{amount} fl oz</source>
        <translation>{amount} fl oz</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>This question is too long for the model: it takes about {tokens} tokens, and there is room for {room}. Shorten it, or choose a model with a larger context.</source>
        <translation>Diese Frage ist zu lang für das Modell: Sie braucht etwa {tokens} Token, und Platz ist für {room}. Kürzen Sie sie, oder wählen Sie ein Modell mit größerem Kontext.</translation>
    </message>
    <message>
        <source>The server offers {count} models.</source>
        <translation>Der Server bietet {count} Modelle an.</translation>
    </message>
    <message>
        <source>Questions are sent to {host}, in your own network.</source>
        <translation>Fragen werden an {host} in Ihrem eigenen Netz gesendet.</translation>
    </message>
    <message>
        <source>The server offers no model.</source>
        <translation>Der Server bietet kein Modell an.</translation>
    </message>
    <message>
        <source>The server offers one model: {model}.</source>
        <translation>Der Server bietet ein Modell an: {model}.</translation>
    </message>
    <message>
        <source>Nothing leaves this program.</source>
        <translation>Nichts verlässt dieses Programm.</translation>
    </message>
    <message>
        <source>Questions are sent to {host}, outside your network.</source>
        <translation>Fragen werden an {host} außerhalb Ihres Netzes gesendet.</translation>
    </message>
    <message>
        <source>Questions stay on this computer.</source>
        <translation>Fragen bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>The model {model} gave an empty answer.</source>
        <translation>Das Modell {model} hat eine leere Antwort gegeben.</translation>
    </message>
    <message>
        <source>The model {model} isn&apos;t among them.</source>
        <translation>Das Modell {model} ist nicht darunter.</translation>
    </message>
    <message>
        <source>The model {model} answers.</source>
        <translation>Das Modell {model} antwortet.</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The coach&apos;s server can&apos;t be reached. Is it running?</source>
        <translation>Der Server des Coachs ist nicht erreichbar. Läuft er?</translation>
    </message>
    <message>
        <source>The coach&apos;s server can&apos;t be reached. Is this computer online?</source>
        <translation>Der Server des Coachs ist nicht erreichbar. Ist dieser Computer online?</translation>
    </message>
    <message>
        <source>The connection to the coach&apos;s server was lost.</source>
        <translation>Die Verbindung zum Server des Coachs ist abgebrochen.</translation>
    </message>
    <message>
        <source>The coach&apos;s server didn&apos;t reply in time.</source>
        <translation>Der Server des Coachs hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server&apos;s name leads to another network than it says, so nothing was sent.</source>
        <translation>Der Name des Servers führt in ein anderes Netz, als er sagt. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The server&apos;s answer has no end, so it was cut off.</source>
        <translation>Die Antwort des Servers nimmt kein Ende und wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>The server&apos;s answer arrived damaged.</source>
        <translation>Die Antwort des Servers kam beschädigt an.</translation>
    </message>
    <message>
        <source>That address answers, but not as a language model&apos;s server does. Check it.</source>
        <translation>Diese Adresse antwortet, aber nicht wie der Server eines Sprachmodells. Prüfen Sie sie.</translation>
    </message>
    <message>
        <source>This computer&apos;s proxy asks for a sign-in.</source>
        <translation>Der Proxy dieses Computers verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The server is loading the model…</source>
        <translation>Der Server lädt das Modell …</translation>
    </message>
    <message>
        <source>The model is reading the question…</source>
        <translation>Das Modell liest die Frage …</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Warten auf den Server …</translation>
    </message>
    <message>
        <source>The server doesn&apos;t accept the key.</source>
        <translation>Der Server akzeptiert den Schlüssel nicht.</translation>
    </message>
    <message>
        <source>The server asks for a key.</source>
        <translation>Der Server verlangt einen Schlüssel.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t allow this key to use that model.</source>
        <translation>Der Server erlaubt diesem Schlüssel nicht, das Modell zu verwenden.</translation>
    </message>
    <message>
        <source>The account with this provider has no credit left.</source>
        <translation>Das Konto bei diesem Anbieter hat kein Guthaben mehr.</translation>
    </message>
    <message>
        <source>The server takes no more questions for now.</source>
        <translation>Der Server nimmt vorerst keine weiteren Fragen an.</translation>
    </message>
    <message>
        <source>Question and data are too long for this model.</source>
        <translation>Frage und Daten sind zu lang für dieses Modell.</translation>
    </message>
    <message>
        <source>There is nothing at that address of the server. Check it.</source>
        <translation>Unter dieser Adresse des Servers ist nichts. Prüfen Sie sie.</translation>
    </message>
    <message>
        <source>The server withheld the rest of the answer.</source>
        <translation>Der Server hat den Rest der Antwort zurückgehalten.</translation>
    </message>
    <message>
        <source>The server rejected the question ({status}).</source>
        <translation>Der Server hat die Frage abgelehnt ({status}).</translation>
    </message>
    <message>
        <source>The server sends to another address, which isn&apos;t followed. Check the address.</source>
        <translation>Der Server verweist auf eine andere Adresse; dem wird nicht gefolgt. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The server failed ({status}).</source>
        <translation>Der Server ist gescheitert ({status}).</translation>
    </message>
    <message>
        <source>The server rejected the question: {words} ({status}).</source>
        <translation>Der Server hat die Frage abgelehnt: {words} ({status}).</translation>
    </message>
    <message>
        <source>Question and data are too long for this model: {sent} tokens, and it takes {most}.</source>
        <translation>Frage und Daten sind zu lang für dieses Modell: {sent} Token, und es nimmt {most}.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t have the model {model}.</source>
        <translation>Der Server hat das Modell {model} nicht.</translation>
    </message>
    <message>
        <source>The server sends to another address ({host}), which isn&apos;t followed.</source>
        <translation>Der Server verweist auf eine andere Adresse ({host}); dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>The server failed: {words} ({status}).</source>
        <translation>Der Server ist gescheitert: {words} ({status}).</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: {reason}.</source>
        <translation>{path} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} is there already. Choose another name, or --overwrite.</source>
        <translation>{path} gibt es schon. Wählen Sie einen anderen Namen, oder --overwrite.</translation>
    </message>
    <message>
        <source>{path} isn&apos;t a file that could be replaced. Choose another name.</source>
        <translation>{path} ist keine Datei, die ersetzt werden könnte. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The system keyring is locked.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt.</translation>
    </message>
    <message>
        <source>A passcode has at least {least} characters.</source>
        <translation>Ein Passcode hat mindestens {least} Zeichen.</translation>
    </message>
    <message>
        <source>A passcode has at most {most} characters.</source>
        <translation>Ein Passcode hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>The file {name}, which holds the key of your data, is damaged. Restore it from a backup.</source>
        <translation>Die Datei {name}, die den Schlüssel Ihrer Daten enthält, ist beschädigt. Stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough free memory to try a passcode.</source>
        <translation>Zum Prüfen eines Passcodes fehlt freier Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>That isn&apos;t an invitation. An invitation looks like: organic-desktop connect https://abc.supabase.co sb_publishable_…</source>
        <translation>Das ist keine Einladung. Eine Einladung sieht so aus: organic-desktop connect https://abc.supabase.co sb_publishable_…</translation>
    </message>
    <message>
        <source>There is no standard input and output to speak over.</source>
        <translation>Es gibt keine Standardeingabe und -ausgabe, über die gesprochen werden könnte.</translation>
    </message>
    <message>
        <source>At most {most} characters, please.</source>
        <translation>Bitte höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>At most {most} reminders can be set.</source>
        <translation>Es können höchstens {most} Erinnerungen eingerichtet werden.</translation>
    </message>
    <message>
        <source>The server couldn&apos;t do it. Ask the project&apos;s owner. The server said: {words}.</source>
        <translation>Dem Server ist es nicht gelungen. Fragen Sie, wem das Projekt gehört. Der Server meldete: {words}.</translation>
    </message>
    <message>
        <source>The server couldn&apos;t finish the account. Ask the project&apos;s owner, also whether it can send e-mail. The server said: {words}.</source>
        <translation>Der Server konnte das Konto nicht fertig anlegen. Fragen Sie, wem das Projekt gehört, auch ob es E-Mails senden kann. Der Server meldete: {words}.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t take sign-in codes.</source>
        <translation>Der Server nimmt keine Anmeldecodes an.</translation>
    </message>
    <message>
        <source>The server may not send mail to this address. Ask the project&apos;s owner to set up its mail.</source>
        <translation>Der Server darf an diese Adresse keine E-Mail senden. Wem das Projekt gehört, muss den E-Mail-Versand einrichten.</translation>
    </message>
    <message>
        <source>The server can&apos;t send e-mail. Ask the project&apos;s owner.</source>
        <translation>Der Server kann keine E-Mail senden. Fragen Sie, wem das Projekt gehört.</translation>
    </message>
    <message>
        <source>The code is wrong or too old.</source>
        <translation>Der Code ist falsch oder zu alt.</translation>
    </message>
    <message>
        <source>The code isn&apos;t the one that your authenticator app shows now.</source>
        <translation>Der Code ist nicht der, den Ihre Authentifizierungs-App jetzt anzeigt.</translation>
    </message>
    <message>
        <source>The project asks for a captcha, which Organic can&apos;t show. Ask its owner to switch that off for this program.</source>
        <translation>Das Projekt verlangt ein Captcha, das Organic nicht anzeigen kann. Bitten Sie darum, dass es für dieses Programm abgeschaltet wird.</translation>
    </message>
    <message>
        <source>This account is managed by an organisation; change it there.</source>
        <translation>Dieses Konto wird von einer Organisation verwaltet; ändern Sie es dort.</translation>
    </message>
    <message>
        <source>The server no longer accepts codes from an authenticator app.</source>
        <translation>Der Server nimmt keine Codes einer Authentifizierungs-App mehr an.</translation>
    </message>
    <message>
        <source>The e-mail address isn&apos;t confirmed yet.</source>
        <translation>Die E-Mail-Adresse ist noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>That is your password already; choose another one.</source>
        <translation>Das ist bereits Ihr Passwort; wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>That took too long. Enter the code that the app shows now.</source>
        <translation>Das hat zu lange gedauert. Geben Sie den Code ein, den die App jetzt anzeigt.</translation>
    </message>
    <message>
        <source>The network changed meanwhile. Enter the code once more.</source>
        <translation>Das Netzwerk hat inzwischen gewechselt. Geben Sie den Code noch einmal ein.</translation>
    </message>
    <message>
        <source>The server sends a code before it changes this.</source>
        <translation>Der Server sendet einen Code, bevor er das ändert.</translation>
    </message>
    <message>
        <source>Enter your current password, too.</source>
        <translation>Geben Sie auch Ihr jetziges Passwort ein.</translation>
    </message>
    <message>
        <source>The current password isn&apos;t right.</source>
        <translation>Das jetzige Passwort stimmt nicht.</translation>
    </message>
    <message>
        <source>The project&apos;s rules rejected the second factor; sign in again.</source>
        <translation>Die Regeln des Projekts haben den zweiten Faktor abgelehnt; melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>That second factor was removed; sign in again.</source>
        <translation>Dieser zweite Faktor wurde entfernt; melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>The server sends no sign-in code to this address: it has no account, or codes are switched off.</source>
        <translation>Der Server sendet an diese Adresse keinen Anmeldecode: Sie hat kein Konto, oder Codes sind abgeschaltet.</translation>
    </message>
    <message>
        <source>The server has this switched off.</source>
        <translation>Der Server hat das abgeschaltet.</translation>
    </message>
    <message>
        <source>The server isn&apos;t set up right; tell the project&apos;s owner. {refusal}</source>
        <translation>Der Server ist nicht richtig eingerichtet; sagen Sie es, wem das Projekt gehört. {refusal}</translation>
    </message>
    <message>
        <source>The server wants a pause before the next one: {seconds} seconds.</source>
        <translation>Der Server verlangt eine Pause bis zur nächsten: {seconds} Sekunden.</translation>
    </message>
    <message>
        <source>It is too short for this server.</source>
        <translation>Es ist für diesen Server zu kurz.</translation>
    </message>
    <message>
        <source>It needs more kinds of characters: small and capital letters, digits, symbols.</source>
        <translation>Es braucht mehr Arten von Zeichen: Klein- und Großbuchstaben, Ziffern, Sonderzeichen.</translation>
    </message>
    <message>
        <source>It is in a list of stolen passwords; never use it anywhere.</source>
        <translation>Es steht in einer Liste gestohlener Passwörter; verwenden Sie es nirgends.</translation>
    </message>
    <message>
        <source>{sentence} {reason}</source>
        <translation>{sentence} {reason}</translation>
    </message>
    <message>
        <source>The connection to the update page was lost.</source>
        <translation>Die Verbindung zur Update-Seite ging verloren.</translation>
    </message>
    <message>
        <source>The update page&apos;s address isn&apos;t one that is encrypted.</source>
        <translation>Die Adresse der Update-Seite ist keine verschlüsselte.</translation>
    </message>
    <message>
        <source>The connection isn&apos;t secure: the update page&apos;s certificate can&apos;t be trusted.</source>
        <translation>Die Verbindung ist nicht sicher: Dem Zertifikat der Update-Seite ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>The update page didn&apos;t answer in time.</source>
        <translation>Die Update-Seite hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>There is no way to the update page now.</source>
        <translation>Zur Update-Seite führt gerade kein Weg.</translation>
    </message>
    <message>
        <source>The update page answered more than any such page holds.</source>
        <translation>Die Update-Seite hat mehr geantwortet, als auf einer solchen Seite steht.</translation>
    </message>
    <message>
        <source>The update page didn&apos;t answer in time, or not in a form that can be read.</source>
        <translation>Die Update-Seite hat nicht rechtzeitig oder nicht lesbar geantwortet.</translation>
    </message>
    <message>
        <source>The update page&apos;s address isn&apos;t one.</source>
        <translation>Die Adresse der Update-Seite ist keine.</translation>
    </message>
    <message>
        <source>The update page leads elsewhere, which isn&apos;t followed.</source>
        <translation>Die Update-Seite leitet anderswohin weiter; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>The update page answered with an error ({status}).</source>
        <translation>Die Update-Seite hat mit einem Fehler geantwortet ({status}).</translation>
    </message>
    <message>
        <source>Your days changed meanwhile. Look again at what the import would do.</source>
        <translation>Ihre Tage haben sich inzwischen geändert. Sehen Sie noch einmal nach, was der Import tun würde.</translation>
    </message>
    <message>
        <source>An answer is still being written in this conversation.</source>
        <translation>In dieser Unterhaltung wird noch eine Antwort geschrieben.</translation>
    </message>
    <message>
        <source>A question waits in this conversation: edit, send or cancel it first.</source>
        <translation>In dieser Unterhaltung wartet eine Frage: Bearbeiten, senden oder verwerfen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>This answer changed in the meantime.</source>
        <translation>Diese Antwort hat sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>The part of Organic that encrypts data is missing from this installation.</source>
        <translation>Der Teil von Organic, der Daten verschlüsselt, fehlt in dieser Installation.</translation>
    </message>
    <message>
        <source>Another program has set or removed the passcode meanwhile.</source>
        <translation>Ein anderes Programm hat den Passcode inzwischen festgelegt oder entfernt.</translation>
    </message>
    <message>
        <source>The data can&apos;t be converted: {reason}.</source>
        <translation>Die Daten können nicht umgewandelt werden: {reason}.</translation>
    </message>
    <message>
        <source>The copy {name} isn&apos;t sound.</source>
        <translation>Die Kopie {name} ist nicht einwandfrei.</translation>
    </message>
    <message>
        <source>The file {name} is damaged. Move it away first.</source>
        <translation>Die Datei {name} ist beschädigt. Verschieben Sie sie zuerst.</translation>
    </message>
    <message>
        <source>The file lock.json isn&apos;t in the data folder any more; no copy of the data can be made.</source>
        <translation>Die Datei lock.json ist nicht mehr im Datenordner; von den Daten kann keine Kopie gemacht werden.</translation>
    </message>
    <message>
        <source>The local database isn&apos;t a database file, or is encrypted and the folder&apos;s lock.json is missing.</source>
        <translation>Die lokale Datenbank ist keine Datenbankdatei, oder sie ist verschlüsselt und lock.json fehlt im Ordner.</translation>
    </message>
    <message>
        <source>This experiment isn&apos;t there any more.</source>
        <translation>Dieses Experiment ist nicht mehr da.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a database.</source>
        <translation>{name} ist keine Datenbank.</translation>
    </message>
    <message>
        <source>The database is damaged, or only a part of one.</source>
        <translation>Die Datenbank ist beschädigt oder nur ein Teil einer Datenbank.</translation>
    </message>
    <message>
        <source>The table {name} has too many rows.</source>
        <translation>Die Tabelle {name} hat zu viele Zeilen.</translation>
    </message>
    <message>
        <source>Your data changed meanwhile. Look at the differences again.</source>
        <translation>Ihre Daten haben sich inzwischen geändert. Sehen Sie sich die Unterschiede noch einmal an.</translation>
    </message>
    <message>
        <source>The backup {name} is damaged.</source>
        <translation>Die Sicherung {name} ist beschädigt.</translation>
    </message>
    <message>
        <source>The data is being encrypted or decrypted at the moment.</source>
        <translation>Die Daten werden gerade verschlüsselt oder entschlüsselt.</translation>
    </message>
    <message>
        <source>This file has no row of yours.</source>
        <translation>Diese Datei enthält keine Zeile von Ihnen.</translation>
    </message>
    <message>
        <source>This project doesn&apos;t let you change your profile. Ask its owner to apply the migrations in resources/supabase. {refusal}</source>
        <translation>Dieses Projekt lässt Sie Ihr Profil nicht ändern. Bitten Sie den Eigentümer, die Migrationen in resources/supabase anzuwenden. {refusal}</translation>
    </message>
    <message>
        <source>Apple Health</source>
        <translation>Apple Health</translation>
    </message>
    <message>
        <source>{name} isn&apos;t an export of Apple Health.</source>
        <translation>{name} ist kein Export von Apple Health.</translation>
    </message>
    <message>
        <source>The file was cut off here.</source>
        <translation>Hier bricht die Datei ab.</translation>
    </message>
    <message>
        <source>The file is incomplete: everything up to line {line} was read.</source>
        <translation>Die Datei ist unvollständig: Gelesen wurde alles bis Zeile {line}.</translation>
    </message>
    <message>
        <source>The amount of a record isn&apos;t possible.</source>
        <translation>Die Menge in einem Eintrag ist nicht möglich.</translation>
    </message>
    <message>
        <source>The amount of a record can&apos;t be read.</source>
        <translation>Die Menge in einem Eintrag ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A record of sleep doesn&apos;t say whether you were asleep.</source>
        <translation>Ein Eintrag zum Schlaf sagt nicht, ob Sie geschlafen haben.</translation>
    </message>
    <message>
        <source>A state of mind isn&apos;t between -1 and 1.</source>
        <translation>Ein Gemütszustand liegt nicht zwischen -1 und 1.</translation>
    </message>
    <message>
        <source>A record ends before it begins, or lasts longer than a day.</source>
        <translation>Ein Eintrag endet, bevor er beginnt, oder dauert länger als einen Tag.</translation>
    </message>
    <message>
        <source>The unit “{unit}” of a record is unknown.</source>
        <translation>Die Einheit „{unit}“ eines Eintrags ist unbekannt.</translation>
    </message>
    <message>
        <source>A record is damaged.</source>
        <translation>Ein Eintrag ist beschädigt.</translation>
    </message>
    <message>
        <source>A record has no time that can be read.</source>
        <translation>Ein Eintrag hat keine lesbare Zeit.</translation>
    </message>
    <message>
        <source>Too much of the file is damaged, up to line {line}.</source>
        <translation>Zu viel in der Datei ist beschädigt, bis Zeile {line}.</translation>
    </message>
    <message>
        <source>Your day starts at {hour}:00. To which day do the entries before that belong ({count})?</source>
        <translation>Ihr Tag beginnt um {hour}:00 Uhr. Zu welchem Tag gehören die Einträge davor ({count})?</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Zum Tag davor</translation>
    </message>
    <message>
        <source>The date in the file</source>
        <translation>Zum Datum in der Datei</translation>
    </message>
    <message>
        <source>The file has more than {most} different names.</source>
        <translation>Die Datei hat mehr als {most} verschiedene Namen.</translation>
    </message>
    <message>
        <source>The file has more than {most} values.</source>
        <translation>Die Datei hat mehr als {most} Werte.</translation>
    </message>
    <message>
        <source>{name}: “{text}” is neither yes nor no.</source>
        <translation>{name}: „{text}“ ist weder ja noch nein.</translation>
    </message>
    <message>
        <source>{name}: “{text}” isn&apos;t a number.</source>
        <translation>{name}: „{text}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>{name}: “{text}” has another unit.</source>
        <translation>{name}: „{text}“ hat eine andere Einheit.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Moods</source>
        <translation>Stimmungen</translation>
    </message>
    <message>
        <source>How should “{text}” be read?</source>
        <translation>Wie ist „{text}“ zu lesen?</translation>
    </message>
    <message>
        <source>One value, and its name in “{column}”</source>
        <translation>Einen Wert, mit seinem Namen in „{column}“</translation>
    </message>
    <message>
        <source>A value in each column</source>
        <translation>Einen Wert in jeder Spalte</translation>
    </message>
    <message>
        <source>Day first: {day}</source>
        <translation>Erst der Tag: {day}</translation>
    </message>
    <message>
        <source>Month first: {day}</source>
        <translation>Erst der Monat: {day}</translation>
    </message>
    <message>
        <source>The row has no date.</source>
        <translation>Die Zeile hat kein Datum.</translation>
    </message>
    <message>
        <source>The file has no column with dates.</source>
        <translation>Die Datei hat keine Spalte mit Daten von Tagen.</translation>
    </message>
    <message>
        <source>What does a row of the file contain?</source>
        <translation>Was enthält eine Zeile der Datei?</translation>
    </message>
    <message>
        <source>“{name}” names no unit. By the size of its numbers it was taken for {unit}.</source>
        <translation>„{name}“ nennt keine Einheit. Der Größe der Zahlen nach wurde angenommen: {unit}.</translation>
    </message>
    <message>
        <source>As a whole number: {number}</source>
        <translation>Als ganze Zahl: {number}</translation>
    </message>
    <message>
        <source>With decimals: {number}</source>
        <translation>Mit Nachkommastellen: {number}</translation>
    </message>
    <message>
        <source>The file has no values.</source>
        <translation>Die Datei enthält keine Werte.</translation>
    </message>
    <message>
        <source>Nothing in the file can be read. Line {line}: {reason}</source>
        <translation>Nichts in der Datei ist lesbar. Zeile {line}: {reason}</translation>
    </message>
    <message>
        <source>The file has averages of weeks, not days. Export 7 days or 4 weeks from Garmin Connect instead.</source>
        <translation>Die Datei enthält Durchschnitte von Wochen statt Tage. Exportieren Sie aus Garmin Connect 7 Tage oder 4 Wochen.</translation>
    </message>
    <message>
        <source>The file has no rows below a line with the names of its columns.</source>
        <translation>Die Datei hat keine Zeilen unter einer Zeile mit den Namen der Spalten.</translation>
    </message>
    <message>
        <source>{name} contains no file of this format.</source>
        <translation>{name} enthält keine Datei dieses Formats.</translation>
    </message>
    <message>
        <source>Daylio</source>
        <translation>Daylio</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a backup of Daylio&apos;s: it has no entries.</source>
        <translation>{name} ist keine Sicherung von Daylio: Sie enthält keine Einträge.</translation>
    </message>
    <message>
        <source>Entry {number} has no date.</source>
        <translation>Eintrag {number} hat kein Datum.</translation>
    </message>
    <message>
        <source>Entry {number} ({day}) has a mood that the backup doesn&apos;t list.</source>
        <translation>Eintrag {number} ({day}) hat eine Stimmung, die in der Sicherung fehlt.</translation>
    </message>
    <message>
        <source>Entry {number} ({day}) has activities that the backup doesn&apos;t list: {count}.</source>
        <translation>Eintrag {number} ({day}) hat Aktivitäten, die in der Sicherung fehlen: {count}.</translation>
    </message>
    <message>
        <source>The backup should have {said} entries; {read} could be read.</source>
        <translation>Die Sicherung sollte {said} Einträge haben; gelesen werden konnten {read}.</translation>
    </message>
    <message>
        <source>Photos and recordings aren&apos;t imported: {count}.</source>
        <translation>Fotos und Aufnahmen werden nicht importiert: {count}.</translation>
    </message>
    <message>
        <source>Entry {number} is damaged.</source>
        <translation>Eintrag {number} ist beschädigt.</translation>
    </message>
    <message>
        <source>The backup is damaged: it isn&apos;t base64.</source>
        <translation>Die Sicherung ist beschädigt: Sie ist kein Base64.</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Skalen</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a table of Daylio&apos;s: it has no columns full_date and mood.</source>
        <translation>{name} ist keine Tabelle von Daylio: Die Spalten full_date und mood fehlen.</translation>
    </message>
    <message>
        <source>Which day is {text}?</source>
        <translation>Welcher Tag ist {text}?</translation>
    </message>
    <message>
        <source>The line has more cells than there are columns.</source>
        <translation>Die Zeile hat mehr Zellen, als es Spalten gibt.</translation>
    </message>
    <message>
        <source>Plain http would send your question unencrypted. Use https or, for a server in your own network, its IP address.</source>
        <translation>Mit einfachem http würde Ihre Frage unverschlüsselt gesendet. Verwenden Sie https oder, bei einem Server in Ihrem eigenen Netz, seine IP-Adresse.</translation>
    </message>
    <message>
        <source>“{text}” isn&apos;t a date.</source>
        <translation>„{text}“ ist kein Datum.</translation>
    </message>
    <message>
        <source>“{text}” isn&apos;t a time; the entry was read without one.</source>
        <translation>„{text}“ ist keine Uhrzeit; der Eintrag wurde ohne sie gelesen.</translation>
    </message>
    <message>
        <source>The line has neither a mood nor anything else.</source>
        <translation>Die Zeile enthält weder eine Stimmung noch etwas anderes.</translation>
    </message>
    <message>
        <source>“{text}” isn&apos;t a name and a number.</source>
        <translation>„{text}“ besteht nicht aus Name und Zahl.</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Moods whose names don&apos;t tell how good they are: {count} (“{names}”).</source>
        <translation>Stimmungen, deren Namen nicht verraten, wie gut sie sind: {count} („{names}“).</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a file that Organic can import: it is of no known format.</source>
        <translation>{name} kann Organic nicht importieren: Das Format ist unbekannt.</translation>
    </message>
    <message>
        <source>There is no format “{name}”. Choose one of: {known}.</source>
        <translation>Es gibt kein Format „{name}“. Wählen Sie eines von diesen: {known}.</translation>
    </message>
    <message>
        <source>{name} is a backup of Organic, not an export. Restore it instead.</source>
        <translation>{name} ist ein Backup von Organic, kein Export. Stellen Sie es stattdessen wieder her.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} ist leer.</translation>
    </message>
    <message>
        <source>Health Connect</source>
        <translation>Health Connect</translation>
    </message>
    <message>
        <source>Litres</source>
        <translation>Liter</translation>
    </message>
    <message>
        <source>Millilitres</source>
        <translation>Milliliter</translation>
    </message>
    <message>
        <source>{name} isn&apos;t an export of Health Connect.</source>
        <translation>{name} ist kein Export von Health Connect.</translation>
    </message>
    <message>
        <source>The file doesn&apos;t say in which unit water is. Which one is it?</source>
        <translation>Die Datei sagt nicht, in welcher Einheit das Wasser steht. Welche ist es?</translation>
    </message>
    <message>
        <source>An amount of water can&apos;t be read.</source>
        <translation>Eine Wassermenge ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The table {name} has another form than is known.</source>
        <translation>Die Tabelle {name} hat eine andere Form als bekannt.</translation>
    </message>
    <message>
        <source>The file has more records of sleep, water or exercise than any export has.</source>
        <translation>Die Datei hat mehr Einträge zu Schlaf, Wasser oder Bewegung als jeder echte Export.</translation>
    </message>
    <message>
        <source>A stage of sleep has no time that can be read.</source>
        <translation>Eine Schlafphase hat keine lesbare Zeit.</translation>
    </message>
    <message>
        <source>Health data</source>
        <translation>Gesundheitsdaten</translation>
    </message>
    <message>
        <source>Leave these nights out</source>
        <translation>Diese Nächte auslassen</translation>
    </message>
    <message>
        <source>Use the time in bed</source>
        <translation>Die Zeit im Bett nehmen</translation>
    </message>
    <message>
        <source>Mindful minutes</source>
        <translation>Achtsame Minuten</translation>
    </message>
    <message>
        <source>State of mind</source>
        <translation>Gemütszustand</translation>
    </message>
    <message>
        <source>For {count} nights the file only says how long you were in bed. Use that as sleep?</source>
        <translation>Für {count} Nächte sagt die Datei nur, wie lange Sie im Bett waren. Soll das als Schlaf zählen?</translation>
    </message>
    <message>
        <source>The file has records of more apps and devices than any export has.</source>
        <translation>Die Datei hat Einträge von mehr Apps und Geräten als jeder echte Export.</translation>
    </message>
    <message>
        <source>{source} (workouts)</source>
        <translation>{source} (Trainings)</translation>
    </message>
    <message>
        <source>The file is damaged: it isn&apos;t the JSON that it should be.</source>
        <translation>Die Datei ist beschädigt: Sie ist nicht das JSON, das sie sein sollte.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>Die Datei ist zu groß.</translation>
    </message>
    <message>
        <source>Loop Habit Tracker</source>
        <translation>Loop Habit Tracker</translation>
    </message>
    <message>
        <source>Record {number} of “{name}” has no day or value.</source>
        <translation>Datensatz {number} von „{name}“ hat keinen Tag oder keinen Wert.</translation>
    </message>
    <message>
        <source>Record {number} is of no known habit.</source>
        <translation>Datensatz {number} gehört zu keiner bekannten Gewohnheit.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a backup of Loop&apos;s: it has other tables.</source>
        <translation>{name} ist keine Sicherung von Loop: Sie hat andere Tabellen.</translation>
    </message>
    <message>
        <source>The habit “{name}” is of an unknown type.</source>
        <translation>Die Gewohnheit „{name}“ ist von unbekannter Art.</translation>
    </message>
    <message>
        <source>{file}: “{text}” {reason}.</source>
        <translation>{file}: „{text}“ {reason}.</translation>
    </message>
    <message>
        <source>The zip contains no {name}.</source>
        <translation>Die Zip-Datei enthält kein {name}.</translation>
    </message>
    <message>
        <source>The file has more than {most} habits.</source>
        <translation>Die Datei hat mehr als {most} Gewohnheiten.</translation>
    </message>
    <message>
        <source>{file} is of a habit that {list} doesn&apos;t name.</source>
        <translation>{file} gehört zu einer Gewohnheit, die in {list} fehlt.</translation>
    </message>
    <message>
        <source>{name} in the zip is too large.</source>
        <translation>{name} in der Zip-Datei ist zu groß.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t Loop&apos;s: it lacks the columns Name and Type.</source>
        <translation>{name} ist nicht von Loop: Die Spalten Name und Type fehlen.</translation>
    </message>
    <message>
        <source>{file}: the position of “{name}” is wrong.</source>
        <translation>{file}: Die Position von „{name}“ ist falsch.</translation>
    </message>
    <message>
        <source>{file}: “{name}” is of an unknown type.</source>
        <translation>{file}: „{name}“ ist von unbekannter Art.</translation>
    </message>
    <message>
        <source>isn&apos;t a date</source>
        <translation>ist kein Datum</translation>
    </message>
    <message>
        <source>{file} lacks marks that the habits&apos; own files have ({count}). Those were used.</source>
        <translation>{file} fehlen Einträge, die in den Dateien der Gewohnheiten stehen ({count}). Diese wurden verwendet.</translation>
    </message>
    <message>
        <source>Marks that only {file} has weren&apos;t used: {count}.</source>
        <translation>Einträge, die nur in {file} stehen, wurden nicht verwendet: {count}.</translation>
    </message>
    <message>
        <source>isn&apos;t a value</source>
        <translation>ist kein Wert</translation>
    </message>
    <message>
        <source>Habits</source>
        <translation>Gewohnheiten</translation>
    </message>
    <message>
        <source>“{name}” has {day} twice; the first was taken.</source>
        <translation>„{name}“ hat den Tag {day} doppelt; der erste Eintrag zählt.</translation>
    </message>
    <message>
        <source>Days on which only some habits were skipped are no days off, for the others were due: {count}.</source>
        <translation>Tage, an denen nur einige Gewohnheiten ausgelassen wurden, sind keine freien Tage, denn die anderen standen an: {count}.</translation>
    </message>
    <message>
        <source>The mapping isn&apos;t one: it isn&apos;t a JSON object.</source>
        <translation>Das ist keine Zuordnung: Es ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The mapping can&apos;t be used: its part “{name}” is wrong.</source>
        <translation>Die Zuordnung kann nicht verwendet werden: Ihr Teil „{name}“ ist falsch.</translation>
    </message>
    <message>
        <source>{day}: {reason}</source>
        <translation>{day}: {reason}</translation>
    </message>
    <message>
        <source>{what}: {value} isn&apos;t from 1 to 5. Choose the file&apos;s scale.</source>
        <translation>{what}: {value} liegt nicht zwischen 1 und 5. Wählen Sie die Skala der Datei.</translation>
    </message>
    <message>
        <source>A number is too large.</source>
        <translation>Eine Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>Nomie</source>
        <translation>Nomie</translation>
    </message>
    <message>
        <source>Trackers</source>
        <translation>Tracker</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a backup of Nomie&apos;s: it has no trackers.</source>
        <translation>{name} ist keine Sicherung von Nomie: Sie enthält keine Tracker.</translation>
    </message>
    <message>
        <source>“{text}” isn&apos;t a number ({day}).</source>
        <translation>„{text}“ ist keine Zahl ({day}).</translation>
    </message>
    <message>
        <source>Event {number} has no time.</source>
        <translation>Ereignis {number} hat keine Zeit.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a backup of Nomie&apos;s: it isn&apos;t JSON.</source>
        <translation>{name} ist keine Sicherung von Nomie: Sie ist kein JSON.</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} ist beschädigt.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: {reason}.</source>
        <translation>{name} ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t a file.</source>
        <translation>{name} ist keine Datei.</translation>
    </message>
    <message>
        <source>The zip contains too many files.</source>
        <translation>Die Zip-Datei enthält zu viele Dateien.</translation>
    </message>
    <message>
        <source>Unpacked, the zip is larger than {most} GB.</source>
        <translation>Entpackt ist die Zip-Datei größer als {most} GB.</translation>
    </message>
    <message>
        <source>The zip contains an unsafe path: {name}.</source>
        <translation>Die Zip-Datei enthält einen unsicheren Pfad: {name}.</translation>
    </message>
    <message>
        <source>The zip is protected by a password. Unpack it, and import the file inside it.</source>
        <translation>Die Zip-Datei ist durch ein Passwort geschützt. Entpacken Sie sie und importieren Sie die Datei darin.</translation>
    </message>
    <message>
        <source>{name} in the zip is packed too tightly to be an honest export.</source>
        <translation>{name} in der Zip-Datei ist für einen echten Export zu dicht gepackt.</translation>
    </message>
    <message>
        <source>{name} is packed in a way that isn&apos;t supported. Unpack the zip, and import the file.</source>
        <translation>{name} ist auf eine Weise gepackt, die nicht unterstützt wird. Entpacken Sie die Zip-Datei und importieren Sie die Datei.</translation>
    </message>
    <message>
        <source>The zip contains {name} twice.</source>
        <translation>Die Zip-Datei enthält {name} zweimal.</translation>
    </message>
    <message>
        <source>{name} is damaged, or only a part of a zip.</source>
        <translation>{name} ist beschädigt oder nur ein Teil einer Zip-Datei.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be unpacked: {reason}.</source>
        <translation>{name} kann nicht entpackt werden: {reason}.</translation>
    </message>
    <message>
        <source>Organic</source>
        <translation>Organic</translation>
    </message>
    <message>
        <source>Values of a day</source>
        <translation>Werte eines Tages</translation>
    </message>
    <message>
        <source>The file doesn&apos;t say which version of Organic&apos;s export it is.</source>
        <translation>Die Datei sagt nicht, von welcher Version des Exports von Organic sie ist.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t as Organic writes it.</source>
        <translation>{name} ist nicht so, wie Organic es schreibt.</translation>
    </message>
    <message>
        <source>The file is from a newer version of Organic (export {found}; this version reads {ours}). Update Organic, then import it.</source>
        <translation>Die Datei ist von einer neueren Version von Organic (Export {found}; diese Version liest {ours}). Aktualisieren Sie Organic, dann importieren Sie sie.</translation>
    </message>
    <message>
        <source>The file&apos;s manifest doesn&apos;t name {name}.</source>
        <translation>Das Verzeichnis der Datei nennt {name} nicht.</translation>
    </message>
    <message>
        <source>{name} was changed since the file was exported, or is damaged: its sum is wrong.</source>
        <translation>{name} wurde seit dem Export geändert oder ist beschädigt: Die Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t as Organic writes it: line {line}.</source>
        <translation>{name} ist nicht so, wie Organic es schreibt: Zeile {line}.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t as Organic writes it: “{part}”.</source>
        <translation>{name} ist nicht so, wie Organic es schreibt: „{part}“.</translation>
    </message>
    <message>
        <source>Line {line} is too long to be read.</source>
        <translation>Zeile {line} ist zu lang, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>The file has more than {most} rows.</source>
        <translation>Die Datei hat mehr als {most} Zeilen.</translation>
    </message>
    <message>
        <source>Organic (CSV)</source>
        <translation>Organic (CSV)</translation>
    </message>
    <message>
        <source>The day comes first</source>
        <translation>Der Tag steht zuerst</translation>
    </message>
    <message>
        <source>The month comes first</source>
        <translation>Der Monat steht zuerst</translation>
    </message>
    <message>
        <source>The table has no column “{name}” and none of Organic&apos;s.</source>
        <translation>Die Tabelle hat keine Spalte „{name}“ und keine von Organic.</translation>
    </message>
    <message>
        <source>The row has more cells than the table has columns.</source>
        <translation>Die Zeile hat mehr Zellen, als die Tabelle Spalten hat.</translation>
    </message>
    <message>
        <source>“{text}” isn&apos;t a number.</source>
        <translation>„{text}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>How is the date {text} written?</source>
        <translation>Wie ist das Datum {text} geschrieben?</translation>
    </message>
    <message>
        <source>{day} is in line {line} already.</source>
        <translation>{day} steht schon in Zeile {line}.</translation>
    </message>
    <message>
        <source>HabitBull</source>
        <translation>HabitBull</translation>
    </message>
    <message>
        <source>Bearable</source>
        <translation>Bearable</translation>
    </message>
    <message>
        <source>Oura</source>
        <translation>Oura</translation>
    </message>
    <message>
        <source>WHOOP</source>
        <translation>WHOOP</translation>
    </message>
    <message>
        <source>Fitbit (CSV)</source>
        <translation>Fitbit (CSV)</translation>
    </message>
    <message>
        <source>Garmin Connect (sleep)</source>
        <translation>Garmin Connect (Schlaf)</translation>
    </message>
    <message>
        <source>Sleep as Android</source>
        <translation>Sleep as Android</translation>
    </message>
    <message>
        <source>Samsung Health (sleep)</source>
        <translation>Samsung Health (Schlaf)</translation>
    </message>
    <message>
        <source>Samsung Health (water)</source>
        <translation>Samsung Health (Wasser)</translation>
    </message>
    <message>
        <source>Samsung Health (exercise)</source>
        <translation>Samsung Health (Bewegung)</translation>
    </message>
    <message>
        <source>Google Fit (daily)</source>
        <translation>Google Fit (täglich)</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Line {line}: a quotation mark isn&apos;t closed, so the rest can&apos;t be read.</source>
        <translation>Zeile {line}: Ein Anführungszeichen wird nicht geschlossen; der Rest ist darum nicht lesbar.</translation>
    </message>
    <message>
        <source>Line {line} has too many cells.</source>
        <translation>Zeile {line} hat zu viele Zellen.</translation>
    </message>
    <message>
        <source>The file isn&apos;t a table of text.</source>
        <translation>Die Datei ist keine Tabelle aus Text.</translation>
    </message>
    <message>
        <source>Google Takeout (Fit, Fitbit)</source>
        <translation>Google Takeout (Fit, Fitbit)</translation>
    </message>
    <message>
        <source>{name} has no sessions of Google Fit or Fitbit.</source>
        <translation>{name} hat keine Einträge von Google Fit oder Fitbit.</translation>
    </message>
    <message>
        <source>A night doesn&apos;t say how long you were asleep.</source>
        <translation>Eine Nacht sagt nicht, wie lange Sie geschlafen haben.</translation>
    </message>
    <message>
        <source>A night has no date that can be read.</source>
        <translation>Eine Nacht hat kein lesbares Datum.</translation>
    </message>
    <message>
        <source>A session has no time that can be read.</source>
        <translation>Eine Sitzung hat keine lesbare Zeit.</translation>
    </message>
    <message>
        <source>A file in the zip is damaged: {name}.</source>
        <translation>Eine Datei in der Zip-Datei ist beschädigt: {name}.</translation>
    </message>
    <message>
        <source>cl</source>
        <translation>cl</translation>
    </message>
    <message>
        <source>dl</source>
        <translation>dl</translation>
    </message>
    <message>
        <source>litres</source>
        <translation>Liter</translation>
    </message>
    <message>
        <source>fl oz (US)</source>
        <translation>fl oz (US)</translation>
    </message>
    <message>
        <source>fl oz (UK)</source>
        <translation>fl oz (UK)</translation>
    </message>
    <message>
        <source>cups (US)</source>
        <translation>Cups (US)</translation>
    </message>
    <message>
        <source>glasses of 250 ml</source>
        <translation>Gläser zu 250 ml</translation>
    </message>
    <message>
        <source>1 to 5</source>
        <translation>1 bis 5</translation>
    </message>
    <message>
        <source>1 to 10</source>
        <translation>1 bis 10</translation>
    </message>
    <message>
        <source>0 to 10</source>
        <translation>0 bis 10</translation>
    </message>
    <message>
        <source>0 to 100</source>
        <translation>0 bis 100</translation>
    </message>
    <message>
        <source>0 to 5</source>
        <translation>0 bis 5</translation>
    </message>
    <message>
        <source>1 to 7</source>
        <translation>1 bis 7</translation>
    </message>
    <message>
        <source>1 to 3</source>
        <translation>1 bis 3</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 bis 1</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1 bis 1</translation>
    </message>
    <message>
        <source>5 to 1 (1 is the best)</source>
        <translation>5 bis 1 (1 ist am besten)</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>Organic is locked.</source>
        <translation>Organic ist gesperrt.</translation>
    </message>
    <message>
        <source>The keyring can&apos;t unlock it here.</source>
        <translation>Der Schlüsselbund kann hier nicht entsperren.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>Die Frage</translation>
    </message>
    <message>
        <source>Choose what is measured: one of the numbers of a day.</source>
        <translation>Wählen Sie, was gemessen wird: eine der Zahlen eines Tages.</translation>
    </message>
    <message>
        <source>What is changed and what is measured must be two different things.</source>
        <translation>Was geändert und was gemessen wird, müssen zwei verschiedene Dinge sein.</translation>
    </message>
    <message>
        <source>The outcome is that of the same day or of the day after.</source>
        <translation>Der Wert ist der vom selben Tag oder vom Tag danach.</translation>
    </message>
    <message>
        <source>An experiment takes 2 to 8 weeks, in blocks of 2 to 7 days.</source>
        <translation>Ein Experiment dauert 2 bis 8 Wochen, in Blöcken von 2 bis 7 Tagen.</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>Was geändert wird</translation>
    </message>
    <message>
        <source>Say how much it is on days with, and on days without.</source>
        <translation>Geben Sie an, wie viel es an Tagen mit und an Tagen ohne ist.</translation>
    </message>
    <message>
        <source>On days without it must be less than on days with.</source>
        <translation>An Tagen ohne muss es weniger sein als an Tagen mit.</translation>
    </message>
    <message>
        <source>Less than 0 isn&apos;t possible: choose more for days without.</source>
        <translation>Weniger als 0 geht nicht: Wählen Sie für Tage ohne mehr.</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>It can begin today or in the next {most} days.</source>
        <translation>Es kann heute oder in den nächsten {most} Tagen beginnen.</translation>
    </message>
    <message>
        <source>At most {most} experiments run at once. Wait for one to end, or stop it.</source>
        <translation>Höchstens {most} Experimente laufen gleichzeitig. Warten Sie, bis eines endet, oder brechen Sie eines ab.</translation>
    </message>
    <message>
        <source>An experiment with the same change is running: nobody can follow two plans for it.</source>
        <translation>Ein Experiment mit derselben Änderung läuft: Niemand kann dafür zwei Plänen folgen.</translation>
    </message>
    <message>
        <source>{what} is longer than {most} characters.</source>
        <translation>{what} hat mehr als {most} Zeichen.</translation>
    </message>
    <message>
        <source>{what} has half a character in it.</source>
        <translation>{what} enthält ein halbes Zeichen.</translation>
    </message>
    <message>
        <source>too few different values: nearly every day is the same</source>
        <translation>zu wenige verschiedene Werte: fast jeder Tag ist gleich</translation>
    </message>
    <message>
        <source>it moves too slowly to compare day by day</source>
        <translation>ändert sich zu langsam, um Tage zu vergleichen</translation>
    </message>
    <message>
        <source>{amount} {unit}</source>
        <translation>{amount} {unit}</translation>
    </message>
    <message>
        <source>Too many files were opened at once. Open the others later.</source>
        <translation>Es wurden zu viele Dateien auf einmal geöffnet. Öffnen Sie die übrigen später.</translation>
    </message>
    <message>
        <source>One hour more sleep</source>
        <translation>Eine Stunde mehr Schlaf</translation>
    </message>
    <message>
        <source>500 ml more water</source>
        <translation>500 ml mehr Wasser</translation>
    </message>
    <message>
        <source>Half an hour more exercise</source>
        <translation>Eine halbe Stunde mehr Bewegung</translation>
    </message>
    <message>
        <source>Ten minutes more meditation</source>
        <translation>Zehn Minuten mehr Meditation</translation>
    </message>
    <message>
        <source>Mood one higher</source>
        <translation>Stimmung um eins höher</translation>
    </message>
    <message>
        <source>Energy one higher</source>
        <translation>Energie um eins höher</translation>
    </message>
    <message>
        <source>about {amount} more sleep</source>
        <translation>etwa {amount} mehr Schlaf</translation>
    </message>
    <message>
        <source>about {amount} less sleep</source>
        <translation>etwa {amount} weniger Schlaf</translation>
    </message>
    <message>
        <source>about {amount} more water</source>
        <translation>etwa {amount} mehr Wasser</translation>
    </message>
    <message>
        <source>about {amount} less water</source>
        <translation>etwa {amount} weniger Wasser</translation>
    </message>
    <message>
        <source>about {amount} more exercise</source>
        <translation>etwa {amount} mehr Bewegung</translation>
    </message>
    <message>
        <source>about {amount} less exercise</source>
        <translation>etwa {amount} weniger Bewegung</translation>
    </message>
    <message>
        <source>about {amount} more meditation</source>
        <translation>etwa {amount} mehr Meditation</translation>
    </message>
    <message>
        <source>about {amount} less meditation</source>
        <translation>etwa {amount} weniger Meditation</translation>
    </message>
    <message>
        <source>mood about {amount} higher</source>
        <translation>Stimmung etwa {amount} höher</translation>
    </message>
    <message>
        <source>mood about {amount} lower</source>
        <translation>Stimmung etwa {amount} niedriger</translation>
    </message>
    <message>
        <source>energy about {amount} higher</source>
        <translation>Energie etwa {amount} höher</translation>
    </message>
    <message>
        <source>energy about {amount} lower</source>
        <translation>Energie etwa {amount} niedriger</translation>
    </message>
    <message>
        <source>{step}, {outcome} the same day.</source>
        <translation>{step}, {outcome} am selben Tag.</translation>
    </message>
    <message>
        <source>{step}, {outcome} the next day.</source>
        <translation>{step}, {outcome} am nächsten Tag.</translation>
    </message>
    <message>
        <source>{a} and {b} go together the same day; by how much is small or uncertain.</source>
        <translation>{a} und {b} hängen am selben Tag zusammen; wie sehr, ist gering oder ungewiss.</translation>
    </message>
    <message>
        <source>{a} goes with {b} the next day; by how much is small or uncertain.</source>
        <translation>{a} hängt mit {b} am nächsten Tag zusammen; wie sehr, ist gering oder ungewiss.</translation>
    </message>
    <message>
        <source>{amount}</source>
        <translation>{amount}</translation>
    </message>
    <message>
        <source>Meditation</source>
        <translation>Meditation</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>An entry has no number called {name}.</source>
        <translation>Ein Eintrag hat keine Zahl namens {name}.</translation>
    </message>
    <message>
        <source>{what}: enter {range}.</source>
        <translation>{what}: Geben Sie {range} ein.</translation>
    </message>
    <message>
        <source>{text} isn&apos;t a date. Enter a date, e.g. 2026-01-31.</source>
        <translation>{text} ist kein Datum. Geben Sie ein Datum ein, z. B. 2026-01-31.</translation>
    </message>
    <message>
        <source>{low}–{high} {unit}</source>
        <translation>{low}–{high} {unit}</translation>
    </message>
    <message>
        <source>that</source>
        <translation>das</translation>
    </message>
    <message>
        <source>The notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>{what} must be a whole number of {unit}.</source>
        <translation>{what}: Geben Sie ganze {unit} ein.</translation>
    </message>
    <message>
        <source>{what} contains a character that can&apos;t be saved, perhaps from a damaged file.</source>
        <translation>{what}: Ein Zeichen darin lässt sich nicht speichern; vielleicht stammt es aus einer beschädigten Datei.</translation>
    </message>
    <message>
        <source>{what} can&apos;t be longer than {most} kB.</source>
        <translation>{what}: Möglich sind höchstens {most} kB.</translation>
    </message>
    <message>
        <source>{what} is {value} {unit} and can&apos;t go below 0.</source>
        <translation>{what}: Der Wert ist {value} {unit} und kann nicht unter 0 sinken.</translation>
    </message>
    <message>
        <source>{day} is too early; the first possible year is {year}.</source>
        <translation>{day} liegt zu weit zurück; das erste mögliche Jahr ist {year}.</translation>
    </message>
    <message>
        <source>{day} is in the future; today is {today}.</source>
        <translation>{day} liegt in der Zukunft; heute ist {today}.</translation>
    </message>
    <message>
        <source>{last} is before {first}.</source>
        <translation>{last} liegt vor {first}.</translation>
    </message>
    <message>
        <source>{day} is too far ahead: days off can be planned for two years.</source>
        <translation>{day} liegt zu weit voraus: Freie Tage lassen sich für zwei Jahre planen.</translation>
    </message>
    <message>
        <source>At most {most} days at once, not {count}.</source>
        <translation>Höchstens {most} Tage auf einmal, nicht {count}.</translation>
    </message>
    <message>
        <source>{what}: enter a number, e.g. {example}.</source>
        <translation>{what}: Geben Sie eine Zahl ein, z. B. {example}.</translation>
    </message>
    <message>
        <source>The module&apos;s name</source>
        <translation>Name des Moduls</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>The first day is after the last one.</source>
        <translation>Der erste Tag liegt nach dem letzten.</translation>
    </message>
    <message>
        <source>A page has room for {most} days at most.</source>
        <translation>Eine Seite hat Platz für höchstens {most} Tage.</translation>
    </message>
    <message>
        <source>Choose at least one of sleep, water, exercise, meditation, mood, energy, notes.</source>
        <translation>Wählen Sie mindestens eines: Schlaf, Wasser, Bewegung, Meditation, Stimmung, Energie, Notizen.</translation>
    </message>
    <message>
        <source>The name is too long or contains a character that can&apos;t be printed.</source>
        <translation>Der Name ist zu lang oder enthält ein Zeichen, das nicht gedruckt werden kann.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Rows of the server with values that can&apos;t be shown stay in the file: {count}.</source>
        <translation>Zeilen des Servers mit Werten, die nicht angezeigt werden können, bleiben in der Datei: {count}.</translation>
    </message>
    <message>
        <source>A module has progress, a focus, notes, and topics to complete.</source>
        <translation>Ein Modul hat Fortschritt, Schwerpunkt, Notizen und Themen zum Abhaken.</translation>
    </message>
    <message>
        <source>A message can&apos;t be empty.</source>
        <translation>Eine Nachricht darf nicht leer sein.</translation>
    </message>
    <message>
        <source>A topic can&apos;t be completed and reopened at the same time.</source>
        <translation>Ein Thema kann nicht zugleich abgehakt und wieder geöffnet werden.</translation>
    </message>
    <message>
        <source>This module has no topics, so its progress can only be set by hand.</source>
        <translation>Dieses Modul hat keine Themen; sein Fortschritt lässt sich nur von Hand setzen.</translation>
    </message>
    <message>
        <source>{what} can&apos;t be empty.</source>
        <translation>{what}: Bitte nicht leer lassen.</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>A topic&apos;s title</source>
        <translation>Titel des Themas</translation>
    </message>
    <message>
        <source>The focus</source>
        <translation>Fokus</translation>
    </message>
    <message>
        <source>{what}: this could mean {one} or {other}. Leave out the thousands separator.</source>
        <translation>{what}: Das kann {one} oder {other} bedeuten. Lassen Sie das Tausendertrennzeichen weg.</translation>
    </message>
    <message>
        <source>{what}: enter a number, e.g. {number}.</source>
        <translation>{what}: Geben Sie eine Zahl ein, z. B. {number}.</translation>
    </message>
    <message>
        <source>{what}: enter a number, e.g. {number} or 7:30.</source>
        <translation>{what}: Geben Sie eine Zahl ein, z. B. {number} oder 7:30.</translation>
    </message>
    <message>
        <source>{what}: enter a number, e.g. 250 or {litres} l.</source>
        <translation>{what}: Geben Sie eine Zahl ein, z. B. 250 oder {litres} l.</translation>
    </message>
    <message>
        <source>{what}: enter a number, e.g. 45 or 1 h 30.</source>
        <translation>{what}: Geben Sie eine Zahl ein, z. B. 45 oder 1 h 30.</translation>
    </message>
</context>
<context>
    <name>SeriesTable</name>
    <message>
        <source>The days as a table</source>
        <translation>Die Tage als Tabelle</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Days logged</source>
        <translation>Eingetragene Tage</translation>
    </message>
    <message>
        <source>not logged</source>
        <translation>nicht eingetragen</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>In numbers</source>
        <translation>In Zahlen</translation>
    </message>
    <message>
        <source>Same rules as the server.</source>
        <translation>Nach denselben Regeln wie der Server.</translation>
    </message>
    <message>
        <source>Streak</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Alle Einträge</translation>
    </message>
    <message>
        <source>Latest entry</source>
        <translation>Letzter Eintrag</translation>
    </message>
    <message>
        <source>Compare with server</source>
        <translation>Mit dem Server vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>Averages of the last %n day(s), and today&apos;s streak.</source>
        <translation>
            <numerusform>Durchschnitte des letzten %n Tages und die heutige Serie.</numerusform>
            <numerusform>Durchschnitte der letzten %n Tage und die heutige Serie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>The server has the same numbers.</source>
        <translation>Der Server hat dieselben Zahlen.</translation>
    </message>
    <message>
        <source>The server has different numbers:</source>
        <translation>Der Server hat andere Zahlen:</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) haven&apos;t been sent to the server yet.</source>
        <translation>
            <numerusform>%n Änderung wurde noch nicht an den Server gesendet.</numerusform>
            <numerusform>%n Änderungen wurden noch nicht an den Server gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its date may differ just now, or it has edits from another device that aren&apos;t here yet.</source>
        <translation>Vielleicht hat er gerade ein anderes Datum, oder Änderungen eines anderen Geräts sind noch nicht hier.</translation>
    </message>
    <message>
        <source>Sign in to compare. These numbers don&apos;t need a server.</source>
        <translation>Melden Sie sich an, um zu vergleichen. Diese Zahlen brauchen keinen Server.</translation>
    </message>
    <message>
        <source>The server can&apos;t be reached. These numbers are from this computer.</source>
        <translation>Der Server ist nicht erreichbar. Diese Zahlen sind von diesem Computer.</translation>
    </message>
    <message>
        <source>{0}: {1} here, {2} on the server</source>
        <translation>{0}: {1} hier, {2} auf dem Server</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>ServerStep</name>
    <message>
        <source>Add another account</source>
        <translation>Weiteres Konto hinzufügen</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Do you have an invitation?</source>
        <translation>Haben Sie eine Einladung?</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The account in use stays signed in, and you can switch back to it at any time.</source>
        <translation>Das jetzige Konto bleibt angemeldet, und Sie können jederzeit zu ihm zurückwechseln.</translation>
    </message>
    <message>
        <source>An account keeps a copy of your data on a server and syncs it between your computers. Organic works just as well without one: everything then stays on this computer.</source>
        <translation>Mit einem Konto liegt eine Kopie Ihrer Daten auf einem Server und wird zwischen Ihren Computern synchronisiert. Organic funktioniert auch ohne: Dann bleibt alles auf diesem Computer.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste invitation</source>
        <translation>Einladung einfügen</translation>
    </message>
    <message>
        <source>The line or link that you got from whoever runs the server.</source>
        <translation>Die Zeile oder der Link von der Person, die den Server betreibt.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Enter address and key instead</source>
        <translation>Stattdessen Adresse und Schlüssel eingeben</translation>
    </message>
    <message>
        <source>I have no invitation</source>
        <translation>Ich habe keine Einladung</translation>
    </message>
    <message>
        <source>Project address</source>
        <translation>Adresse des Projekts</translation>
    </message>
    <message>
        <source>Publishable key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Use an invitation instead</source>
        <translation>Stattdessen eine Einladung verwenden</translation>
    </message>
    <message>
        <source>The link is for this server:
{0}
Nothing has been sent to it yet. If it is the one you expect, continue.</source>
        <translation>Der Link ist für diesen Server:
{0}
Bisher wurde nichts an ihn gesendet. Ist es der erwartete, drücken Sie „Weiter“.</translation>
    </message>
    <message>
        <source>This computer was connected to {0} until now.</source>
        <translation>Bisher war dieser Computer mit {0} verbunden.</translation>
    </message>
    <message>
        <source>Paste an invitation first.</source>
        <translation>Fügen Sie zuerst eine Einladung ein.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message>
        <source>This server lets nobody sign in by e-mail, and Organic has no other way.</source>
        <translation>Dieser Server erlaubt keine Anmeldung mit E-Mail, und Organic kennt keine andere.</translation>
    </message>
    <message>
        <source>This server asks for a captcha, which Organic can&apos;t show. Ask whoever runs it to turn it off.</source>
        <translation>Dieser Server verlangt ein Captcha, das Organic nicht zeigen kann. Bitten Sie die Person, die ihn betreibt, es auszuschalten.</translation>
    </message>
    <message>
        <source>This is the server in the invitation. If it is the one you expect, continue.</source>
        <translation>Dies ist der Server aus der Einladung. Ist es der erwartete, drücken Sie „Weiter“.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Drinks</source>
        <translation>Getränke</translation>
    </message>
    <message>
        <source>Millilitres</source>
        <translation>Milliliter</translation>
    </message>
    <message>
        <source>Fluid ounces (US)</source>
        <translation>Flüssigunzen (US)</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Pause syncing</source>
        <translation>Abgleich anhalten</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
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
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Signed in as {0}</source>
        <translation>Angemeldet als {0}</translation>
    </message>
    <message>
        <source>No account. Everything is saved on this computer only.</source>
        <translation>Kein Konto. Alles ist nur auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>Sign in or create an account…</source>
        <translation>Anmelden oder Konto anlegen…</translation>
    </message>
    <message>
        <source>Manage…</source>
        <translation>Verwalten…</translation>
    </message>
    <message>
        <source>Sync needs an account.</source>
        <translation>Zum Abgleichen brauchen Sie ein Konto.</translation>
    </message>
    <message>
        <source>Last synced {0}.</source>
        <translation>Zuletzt abgeglichen: {0}.</translation>
    </message>
    <message>
        <source>Not synced yet.</source>
        <translation>Noch nicht abgeglichen.</translation>
    </message>
</context>
<context>
    <name>ShortLinkCard</name>
    <message>
        <source>Show chart</source>
        <translation>Diagramm zeigen</translation>
    </message>
    <message>
        <source>Show chart: {0}</source>
        <translation>Diagramm zeigen: {0}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Shift and 1 – 5</source>
        <translation>Umschalt und 1 – 5</translation>
    </message>
    <message>
        <source>Half a step up or down (on a face)</source>
        <translation>Einen halben Schritt mehr oder weniger (auf einem Gesicht)</translation>
    </message>
    <message>
        <source>Clear mood or energy (on a face)</source>
        <translation>Stimmung oder Energie leeren (auf einem Gesicht)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Subtract a step instead of adding it</source>
        <translation>Einen Schritt abziehen statt hinzufügen</translation>
    </message>
    <message>
        <source>Shift and click the button</source>
        <translation>Umschalt und Klick auf den Knopf</translation>
    </message>
    <message>
        <source>Cancel editing a number</source>
        <translation>Eingabe einer Zahl abbrechen</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>On the Today page</source>
        <translation>Auf der Seite „Heute“</translation>
    </message>
</context>
<context>
    <name>SignInStep</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Forgot password?</source>
        <translation>Passwort vergessen?</translation>
    </message>
    <message>
        <source>Use a code instead</source>
        <translation>Stattdessen per Code</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>This server doesn&apos;t let people create accounts. Ask whoever runs it to add you.</source>
        <translation>Auf diesem Server kann niemand selbst ein Konto anlegen. Bitten Sie die Person, die ihn betreibt, Sie einzutragen.</translation>
    </message>
</context>
<context>
    <name>SignOutStep</name>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>What you logged stays here, in the account&apos;s own file, and comes back when you sign in.</source>
        <translation>Alles Eingetragene bleibt hier, in der Datei des Kontos, und ist nach dem Anmelden wieder da.</translation>
    </message>
    <message>
        <source>On all other computers</source>
        <translation>Auf allen anderen Computern</translation>
    </message>
    <message>
        <source>You stay signed in here. Choose this if a computer was lost or sold.</source>
        <translation>Hier bleiben Sie angemeldet. Wählen Sie das, wenn ein Computer verloren ging oder verkauft wurde.</translation>
    </message>
    <message>
        <source>On all computers, this one too</source>
        <translation>Auf allen Computern, auch auf diesem</translation>
    </message>
    <message>
        <source>Every computer asks for the password again. What is stored on them stays there.</source>
        <translation>Jeder Computer fragt wieder nach dem Passwort. Was auf ihnen liegt, bleibt dort.</translation>
    </message>
    <message>
        <source>Send them first</source>
        <translation>Zuerst senden</translation>
    </message>
    <message>
        <source>You are signed out once the server has them.</source>
        <translation>Sie werden abgemeldet, sobald der Server sie hat.</translation>
    </message>
    <message>
        <source>Keep them here</source>
        <translation>Hier behalten</translation>
    </message>
    <message>
        <source>They are sent the next time you sign in here.</source>
        <translation>Sie werden gesendet, wenn Sie sich hier wieder anmelden.</translation>
    </message>
    <message>
        <source>Export everything to a file…</source>
        <translation>Alles in eine Datei exportieren…</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent edit(s)</source>
        <translation>
            <numerusform>%n nicht gesendete Änderung</numerusform>
            <numerusform>%n nicht gesendete Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server rejected %n of them. They stay here; see Activity.</source>
        <translation>
            <numerusform>Der Server hat %n davon abgelehnt. Sie bleibt hier; siehe Aktivität.</numerusform>
            <numerusform>Der Server hat %n davon abgelehnt. Sie bleiben hier; siehe Aktivität.</numerusform>
        </translation>
    </message>
    <message>
        <source>The edits couldn&apos;t be sent, and you are still signed in.</source>
        <translation>Die Änderungen konnten nicht gesendet werden, und Sie sind noch angemeldet.</translation>
    </message>
    <message>
        <source>You can sign out all the same: they are kept here.</source>
        <translation>Sie können sich trotzdem abmelden: Sie bleiben hier erhalten.</translation>
    </message>
    <message>
        <source>Your other computers are signed out within an hour.</source>
        <translation>Ihre anderen Computer werden innerhalb einer Stunde abgemeldet.</translation>
    </message>
    <message>
        <source>Signed out. What you logged is still on this computer.</source>
        <translation>Abgemeldet. Alles Eingetragene ist noch auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>SignedInStep</name>
    <message>
        <source>You are signed in</source>
        <translation>Sie sind angemeldet</translation>
    </message>
</context>
<context>
    <name>SkippedLines</name>
    <message>
        <source>What was skipped</source>
        <translation>Was ausgelassen wurde</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide them</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>StartRequests</name>
    <message>
        <source>A link was opened</source>
        <translation>Ein Link wurde geöffnet</translation>
    </message>
    <message>
        <source>The link is for the server where you are signed in as {0}, with a different key:
{1}

Nothing else would change. Use it if the owner of {2} told you about a new key.</source>
        <translation>Der Link gehört zu dem Server, bei dem Sie als {0} angemeldet sind, mit einem anderen Schlüssel:
{1}

Sonst würde sich nichts ändern. Verwenden Sie ihn, wenn der Betreiber von {2} einen neuen angekündigt hat.</translation>
    </message>
    <message>
        <source>Use the key from the link?</source>
        <translation>Den Schlüssel aus dem Link verwenden?</translation>
    </message>
    <message>
        <source>Keep as is</source>
        <translation>Nichts ändern</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diesen Schlüssel verwenden</translation>
    </message>
    <message>
        <source>The link is for this server:
{0}

You are signed in as {1} at
{2}

</source>
        <translation>Der Link gehört zu diesem Server:
{0}

Sie sind angemeldet als {1} bei
{2}

</translation>
    </message>
    <message>
        <source>To use the other server, you need to sign out here first.</source>
        <translation>Um den anderen Server zu verwenden, müssen Sie sich hier zuerst abmelden.</translation>
    </message>
    <message>
        <source>Switch to another server?</source>
        <translation>Zu einem anderen Server wechseln?</translation>
    </message>
    <message>
        <source>Sign out and continue</source>
        <translation>Abmelden und fortfahren</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent edit(s).</source>
        <translation>
            <numerusform>%n Änderung wartet auf das Senden.</numerusform>
            <numerusform>%n Änderungen warten auf das Senden.</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay on this computer and are sent the next time you sign in.</source>
        <translation>Sie bleiben auf diesem Computer und werden bei der nächsten Anmeldung gesendet.</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
</context>
<context>
    <name>StartupCard</name>
    <message>
        <source>Start-up</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Mit dem Computer starten</translation>
    </message>
    <message>
        <source>Starts in the tray and keeps reminding and syncing.</source>
        <translation>Startet in der Infoleiste; erinnert und gleicht dort ab.</translation>
    </message>
    <message>
        <source>When closed without a tray</source>
        <translation>Beim Schließen ohne Infoleiste</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Applies if the desktop has no tray and reminders are set. Without reminders, closing quits.</source>
        <translation>Gilt, wenn es keine Infoleiste gibt und Erinnerungen eingestellt sind. Ohne Erinnerungen beendet Schließen das Programm.</translation>
    </message>
    <message>
        <source>The start-up entry points to a missing program. Turn it on again to fix it.</source>
        <translation>Der Starteintrag verweist auf ein fehlendes Programm. Schalten Sie ihn wieder ein, um das zu beheben.</translation>
    </message>
    <message>
        <source>A different installation of Organic starts: {0}. Turn this off and on again to start this one.</source>
        <translation>Eine andere Installation von Organic wird gestartet: {0}. Schalten Sie aus und wieder ein, um diese zu starten.</translation>
    </message>
    <message>
        <source>A Flatpak can&apos;t turn this on by itself. Add Organic to the start-up programs in your system settings.</source>
        <translation>Ein Flatpak kann das nicht selbst einschalten. Fügen Sie Organic in den Systemeinstellungen zu den Startprogrammen hinzu.</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>Bitte neu anmelden</translation>
    </message>
    <message>
        <source>Unlock your keyring</source>
        <translation>Entsperren Sie Ihren Schlüsselbund</translation>
    </message>
    <message>
        <source>Your decision is needed</source>
        <translation>Ihre Entscheidung ist nötig</translation>
    </message>
    <message>
        <source>The account was deleted</source>
        <translation>Das Konto wurde gelöscht</translation>
    </message>
    <message>
        <source>The account doesn&apos;t match</source>
        <translation>Das Konto passt nicht</translation>
    </message>
    <message>
        <source>The project&apos;s key isn&apos;t valid</source>
        <translation>Der Schlüssel des Projekts ist ungültig</translation>
    </message>
    <message>
        <source>The server asks for a second factor</source>
        <translation>Der Server verlangt einen zweiten Faktor</translation>
    </message>
    <message>
        <source>The server&apos;s tables don&apos;t match</source>
        <translation>Die Tabellen des Servers passen nicht</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Der Server ist überlastet</translation>
    </message>
    <message>
        <source>Needs your attention</source>
        <translation>Bitte ansehen</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Sending soon</source>
        <translation>Wird gleich gesendet</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch nicht abgeglichen</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Gleicht ab…</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Sync interrupted</source>
        <translation>Abgleich unterbrochen</translation>
    </message>
    <message>
        <source>A backup was restored. Nothing is sent until you have looked at what sync would do.</source>
        <translation>Eine Sicherung wurde wiederhergestellt. Nichts wird gesendet, bis Sie nachgesehen haben, was die Synchronisierung tun würde.</translation>
    </message>
    <message>
        <source>Everything is saved on this computer. Nothing is sent or received until you resume.</source>
        <translation>Alles ist auf diesem Computer gespeichert. Nichts wird gesendet oder empfangen, bis Sie fortsetzen.</translation>
    </message>
    <message>
        <source>The next sync starts automatically.</source>
        <translation>Der nächste Abgleich startet automatisch.</translation>
    </message>
    <message>
        <source>Everything is saved on this computer only. An account syncs it to other devices.</source>
        <translation>Alles ist nur auf diesem Computer gespeichert. Mit einem Konto kommt es auf andere Geräte.</translation>
    </message>
    <message>
        <source>Everything you logged is on this computer and on the server.</source>
        <translation>Alles, was Sie eingetragen haben, ist auf diesem Computer und auf dem Server.</translation>
    </message>
    <message>
        <source>You can keep logging meanwhile.</source>
        <translation>Sie können währenddessen weiter eintragen.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message numerus="yes">
        <source>in about %n second(s)</source>
        <translation>
            <numerusform>in etwa %n Sekunde</numerusform>
            <numerusform>in etwa %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in about %n minute(s)</source>
        <translation>
            <numerusform>in etwa %n Minute</numerusform>
            <numerusform>in etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in about %n hour(s)</source>
        <translation>
            <numerusform>in etwa %n Stunde</numerusform>
            <numerusform>in etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent edit(s).</source>
        <translation>
            <numerusform>%n Änderung wartet darauf, gesendet zu werden.</numerusform>
            <numerusform>%n Änderungen warten darauf, gesendet zu werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your edits are saved on this computer and will be sent automatically.</source>
        <translation>Ihre Änderungen sind auf diesem Computer gespeichert und werden automatisch gesendet.</translation>
    </message>
    <message>
        <source>Your edits are saved on this computer; next attempt {0}.</source>
        <translation>Ihre Änderungen sind auf diesem Computer gespeichert; nächster Versuch {0}.</translation>
    </message>
    <message>
        <source>The server ended the session. Your edits are saved here and will be sent once you sign in.</source>
        <translation>Der Server hat die Sitzung beendet. Ihre Änderungen sind hier gespeichert und werden nach der Anmeldung gesendet.</translation>
    </message>
    <message>
        <source>Your session is in the system keyring, which is locked. Your edits are saved here; syncing goes on by itself once the keyring is unlocked.</source>
        <translation>Ihre Anmeldung liegt im Schlüsselbund des Systems, und der ist gesperrt. Ihre Änderungen sind hier gespeichert; der Abgleich geht von selbst weiter, sobald er entsperrt ist.</translation>
    </message>
    <message>
        <source>Nothing was removed. Your edits are saved and still being sent.</source>
        <translation>Nichts wurde entfernt. Ihre Änderungen sind gespeichert und werden weiter gesendet.</translation>
    </message>
    <message>
        <source>Everything is still on this computer. Keep it without an account, or delete it here.</source>
        <translation>Auf diesem Computer ist noch alles da. Behalten Sie es ohne Konto oder löschen Sie es hier.</translation>
    </message>
    <message>
        <source>Nothing was changed, here or on the server. Your edits are saved here.</source>
        <translation>Nichts wurde geändert, weder hier noch auf dem Server. Ihre Änderungen sind hier gespeichert.</translation>
    </message>
    <message>
        <source>Your edits are saved here. Connect with the project&apos;s new key; you stay signed in.</source>
        <translation>Ihre Änderungen sind hier gespeichert. Verbinden Sie sich mit dem neuen Schlüssel des Projekts; Sie bleiben angemeldet.</translation>
    </message>
    <message>
        <source>Your edits are saved here and will be sent once the project has the right tables.</source>
        <translation>Ihre Änderungen sind hier gespeichert und werden gesendet, sobald das Projekt die richtigen Tabellen hat.</translation>
    </message>
    <message numerus="yes">
        <source>The server rejected %n edit(s). They are saved here; see Refused.</source>
        <translation>
            <numerusform>Der Server hat %n Änderung abgelehnt. Sie ist hier gespeichert; siehe „Abgelehnt“.</numerusform>
            <numerusform>Der Server hat %n Änderungen abgelehnt. Sie sind hier gespeichert; siehe „Abgelehnt“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your edits are saved on this computer.</source>
        <translation>Ihre Änderungen sind auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>Syncing is paused.</source>
        <translation>Der Abgleich ist angehalten.</translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Versions and counts for a bug report, with nothing personal.</source>
        <translation>Versionen und Zahlen für einen Fehlerbericht, nichts Persönliches.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden…</translation>
    </message>
    <message>
        <source>Sign in or create an account…</source>
        <translation>Anmelden oder Konto anlegen…</translation>
    </message>
    <message>
        <source>Account…</source>
        <translation>Konto…</translation>
    </message>
    <message>
        <source>Preview sync…</source>
        <translation>Synchronisierung vorab ansehen…</translation>
    </message>
    <message>
        <source>What a sync would send, receive, merge and remove. Nothing is changed.</source>
        <translation>Was eine Synchronisierung senden, empfangen, zusammenführen und entfernen würde. Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>Compare with server…</source>
        <translation>Mit Server vergleichen…</translation>
    </message>
    <message>
        <source>Whether both sides have the same data, month by month. Nothing is changed.</source>
        <translation>Ob beide Seiten dieselben Daten haben, Monat für Monat. Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>Resume syncing</source>
        <translation>Abgleich fortsetzen</translation>
    </message>
    <message>
        <source>Pause syncing</source>
        <translation>Abgleich anhalten</translation>
    </message>
    <message>
        <source>Sending {0}: {1} of {2}</source>
        <translation>Sendet {0}: {1} von {2}</translation>
    </message>
    <message>
        <source>Receiving {0}: {1} of {2}</source>
        <translation>Empfängt {0}: {1} von {2}</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Accounts on this computer</source>
        <translation>Konten auf diesem Computer</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Server: {0}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change server</source>
        <translation>Server ändern</translation>
    </message>
</context>
<context>
    <name>StepButtons</name>
    <message>
        <source>{0}: add {1}</source>
        <translation>{0}: {1} dazu</translation>
    </message>
    <message>
        <source>Hold Shift to subtract {0}</source>
        <translation>Mit Umschalttaste: {0} abziehen</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>Steps of the buttons</source>
        <translation>Schritte der Knöpfe</translation>
    </message>
    <message>
        <source>Step {0}: {1}</source>
        <translation>Schritt {0}: {1}</translation>
    </message>
    <message>
        <source>What one click adds. Leave empty for the default; Shift subtracts.</source>
        <translation>Was ein Klick hinzufügt. Leer lassen für den Standard; mit Umschalt wird abgezogen.</translation>
    </message>
</context>
<context>
    <name>StreakCard</name>
    <message>
        <source>Streak</source>
        <translation>Serie</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>best %n day(s)</source>
        <translation>
            <numerusform>Rekord %n Tag</numerusform>
            <numerusform>Rekord %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Log a day to start one.</source>
        <translation>Ein Tag mit einem Eintrag beginnt eine Serie.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) including days off</source>
        <translation>
            <numerusform>%n Tag, freie Tage eingeschlossen</numerusform>
            <numerusform>%n Tage, freie Tage eingeschlossen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreakChip</name>
    <message numerus="yes">
        <source>%n-day streak</source>
        <translation>
            <numerusform>%n Tag in Folge</numerusform>
            <numerusform>%n Tage in Folge</numerusform>
        </translation>
    </message>
    <message>
        <source>A new streak starts today</source>
        <translation>Heute beginnt eine neue Folge</translation>
    </message>
    <message>
        <source>rhythm {0}</source>
        <translation>Rhythmus {0}</translation>
    </message>
    <message>
        <source>nothing logged today yet</source>
        <translation>heute noch nichts eingetragen</translation>
    </message>
    <message>
        <source>Show the days</source>
        <translation>Die Tage zeigen</translation>
    </message>
</context>
<context>
    <name>StreakExplanation</name>
    <message numerus="yes">
        <source>%n-day streak</source>
        <translation>
            <numerusform>%n Tag in Folge</numerusform>
            <numerusform>%n Tage in Folge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rhythm: %n day(s)</source>
        <translation>
            <numerusform>Rhythmus: %n Tag</numerusform>
            <numerusform>Rhythmus: %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Consecutive days with an entry, up to today or yesterday.</source>
        <translation>Aufeinanderfolgende Tage mit einem Eintrag, bis heute oder gestern.</translation>
    </message>
    <message>
        <source>Days of the streak</source>
        <translation>Die Tage der Serie</translation>
    </message>
    <message>
        <source>Log something today to start one.</source>
        <translation>Tragen Sie heute etwas ein, um eine zu beginnen.</translation>
    </message>
    <message>
        <source>Days off don&apos;t break your rhythm. They are kept on this computer and don&apos;t count towards the streak.</source>
        <translation>Freie Tage unterbrechen Ihren Rhythmus nicht. Sie bleiben auf diesem Computer und zählen nicht zur Serie.</translation>
    </message>
    <message>
        <source>Take {0} off</source>
        <translation>{0} frei nehmen</translation>
    </message>
    <message>
        <source>Undo day off: {0}</source>
        <translation>Doch nicht frei: {0}</translation>
    </message>
    <message>
        <source>Plan days off…</source>
        <translation>Freie Tage planen…</translation>
    </message>
    <message>
        <source>{0} · day off</source>
        <translation>{0} · frei</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier day(s)</source>
        <translation>
            <numerusform>und %n Tag davor</numerusform>
            <numerusform>und %n Tage davor</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SwitchStep</name>
    <message>
        <source>Accounts on this computer</source>
        <translation>Konten auf diesem Computer</translation>
    </message>
    <message>
        <source>Each account has its own file here. Switching keeps you signed in to all of them.</source>
        <translation>Jedes Konto hat hier seine eigene Datei. Beim Wechseln bleiben Sie bei allen angemeldet.</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Weiteres Konto hinzufügen</translation>
    </message>
    <message>
        <source>No account has been used here yet.</source>
        <translation>Hier wurde noch kein Konto verwendet.</translation>
    </message>
    <message>
        <source>An account</source>
        <translation>Ein Konto</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent edit(s)</source>
        <translation>
            <numerusform>%n nicht gesendete Änderung</numerusform>
            <numerusform>%n nicht gesendete Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>asks for the password</source>
        <translation>fragt nach dem Passwort</translation>
    </message>
    <message>
        <source>This account is open now. To sync it, sign in once.</source>
        <translation>Dieses Konto ist jetzt geöffnet. Um es zu synchronisieren, melden Sie sich einmal an.</translation>
    </message>
    <message>
        <source>Switched to {0}.</source>
        <translation>Zu {0} gewechselt.</translation>
    </message>
    <message>
        <source>Its file moves to the backups on this computer. The account on the server stays as it is.</source>
        <translation>Seine Datei kommt zu den Sicherungen auf diesem Computer. Das Konto auf dem Server bleibt, wie es ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) of it were never sent to the server.</source>
        <translation>
            <numerusform>%n Änderung darin wurde nie an den Server gesendet.</numerusform>
            <numerusform>%n Änderungen darin wurden nie an den Server gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove {0} from this computer?</source>
        <translation>{0} von diesem Computer entfernen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>SyncChip</name>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem PC</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Alles aktuell</translation>
    </message>
    <message>
        <source>{0} to send</source>
        <translation>{0} zu senden</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Gleicht ab…</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Bitte ansehen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Everything is saved on this computer only. Click to connect an account.</source>
        <translation>Alles ist nur auf diesem Computer gespeichert. Klicken, um ein Konto zu verbinden.</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) saved here, not sent yet.</source>
        <translation>
            <numerusform>%n Änderung ist hier gespeichert, noch nicht gesendet.</numerusform>
            <numerusform>%n Änderungen sind hier gespeichert, noch nicht gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last synced {0}.</source>
        <translation>Zuletzt abgeglichen: {0}.</translation>
    </message>
    <message>
        <source>Not synced yet.</source>
        <translation>Noch nicht abgeglichen.</translation>
    </message>
    <message>
        <source>Click for details.</source>
        <translation>Klicken für Einzelheiten.</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ThreadList</name>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>answering…</source>
        <translation>antwortet …</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>wartet aufs Senden</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>TimelineCard</name>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Nothing logged on this day yet.</source>
        <translation>An diesem Tag ist noch nichts erfasst.</translation>
    </message>
    <message>
        <source>Show older changes</source>
        <translation>Ältere Änderungen zeigen</translation>
    </message>
    <message>
        <source>Delete permanently…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Permanently delete earlier notes…</source>
        <translation>Frühere Notizen endgültig löschen…</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>eingegeben</translation>
    </message>
    <message>
        <source>from the tray</source>
        <translation>aus der Leiste</translation>
    </message>
    <message>
        <source>by a command</source>
        <translation>per Befehl</translation>
    </message>
    <message>
        <source>by another program</source>
        <translation>von einem anderen Programm</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>from a backup</source>
        <translation>aus einer Sicherung</translation>
    </message>
    <message>
        <source>by sync</source>
        <translation>durch Abgleich</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Customise cards…</source>
        <translation>Karten anpassen …</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Toolbar</source>
        <translation>Symbolleiste</translation>
    </message>
</context>
<context>
    <name>TopicList</name>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Organic is still running</source>
        <translation>Organic läuft weiter</translation>
    </message>
    <message>
        <source>Reminders and sync keep working. Click the icon to log; right-click to quit.</source>
        <translation>Erinnerungen und Abgleich laufen weiter. Klicken Sie auf das Symbol, um einzutragen; Rechtsklick zum Beenden.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) need your attention.</source>
        <translation>
            <numerusform>%n Punkt braucht Ihre Aufmerksamkeit.</numerusform>
            <numerusform>%n Punkte brauchen Ihre Aufmerksamkeit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing logged today yet. Current streak: %n day(s).</source>
        <translation>
            <numerusform>Heute ist noch nichts eingetragen. Aktuelle Serie: %n Tag.</numerusform>
            <numerusform>Heute ist noch nichts eingetragen. Aktuelle Serie: %n Tage.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Pause &amp;reminders</source>
        <translation>&amp;Erinnerungen aussetzen</translation>
    </message>
    <message>
        <source>Open &amp;today</source>
        <translation>&amp;Heute öffnen</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>Jetzt &amp;abgleichen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>Jetzt &amp;sperren</translation>
    </message>
    <message>
        <source>{0} +{1}</source>
        <translation>{0} +{1}</translation>
    </message>
    <message>
        <source>{0} {1} of 5</source>
        <translation>{0} {1} von 5</translation>
    </message>
</context>
<context>
    <name>TrendCard</name>
    <message>
        <source>Day by day</source>
        <translation>Tag für Tag</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>Zeigen als</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
</context>
<context>
    <name>TrendChart</name>
    <message>
        <source>Arrow keys move by day, Page Up and Page Down by week.</source>
        <translation>Pfeiltasten wechseln den Tag, Bild auf und Bild ab die Woche.</translation>
    </message>
    <message>
        <source>{0}: {1} not logged</source>
        <translation>{0}: {1} nicht eingetragen</translation>
    </message>
    <message>
        <source>{0}: {1} {2}</source>
        <translation>{0}: {1} {2}</translation>
    </message>
    <message numerus="yes">
        <source>{0}: {1} {2} on average, %n day(s) logged</source>
        <translation>
            <numerusform>{0}: {1} {2} im Durchschnitt, %n Tag eingetragen</numerusform>
            <numerusform>{0}: {1} {2} im Durchschnitt, %n Tage eingetragen</numerusform>
        </translation>
    </message>
    <message>
        <source>goal {0}</source>
        <translation>Ziel {0}</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>höchstens {0}</translation>
    </message>
    <message>
        <source>before {0}</source>
        <translation>davor {0}</translation>
    </message>
    <message>
        <source>Week of {0}</source>
        <translation>Woche ab {0}</translation>
    </message>
</context>
<context>
    <name>TrendsPart</name>
    <message>
        <source>Metric</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>After a few days, your sleep, water and exercise trends appear here.</source>
        <translation>Nach ein paar Tagen erscheinen hier Ihre Trends bei Schlaf, Wasser und Bewegung.</translation>
    </message>
    <message>
        <source>Log today</source>
        <translation>Heute erfassen</translation>
    </message>
    <message>
        <source>Year in review…</source>
        <translation>Jahresrückblick…</translation>
    </message>
    <message>
        <source>Not included: entries dated in the future ({0}).</source>
        <translation>Nicht enthalten: Einträge in der Zukunft ({0}).</translation>
    </message>
    <message>
        <source>Customise cards…</source>
        <translation>Karten anpassen …</translation>
    </message>
</context>
<context>
    <name>UnreadableView</name>
    <message>
        <source>Entries that can&apos;t be shown</source>
        <translation>Einträge, die nicht dargestellt werden können</translation>
    </message>
    <message>
        <source>It stays unchanged on the server. Once it is fixed there, it appears here automatically.</source>
        <translation>Auf dem Server bleibt es unverändert. Sobald es dort berichtigt ist, erscheint es hier automatisch.</translation>
    </message>
</context>
<context>
    <name>UpdatesCard</name>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>This build has no update page, so it can&apos;t look for newer versions. You have version {0}.</source>
        <translation>Dieser Build hat keine Update-Seite und kann nicht nach neueren Versionen suchen. Sie haben Version {0}.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt suchen</translation>
    </message>
    <message>
        <source>Check for updates now</source>
        <translation>Jetzt nach Updates suchen</translation>
    </message>
    <message>
        <source>Look for a newer version once a day</source>
        <translation>Einmal am Tag nach einer neueren Version suchen</translation>
    </message>
    <message>
        <source>One page is read, over an encrypted connection. Nothing about you or this computer is sent along, and nothing is downloaded or installed by itself.</source>
        <translation>Eine Seite wird gelesen, über eine verschlüsselte Verbindung. Nichts über Sie oder diesen Computer wird mitgeschickt, und nichts wird von selbst heruntergeladen oder installiert.</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Was neu ist</translation>
    </message>
    <message>
        <source>Open the download page</source>
        <translation>Download-Seite öffnen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Don&apos;t mention this version again</source>
        <translation>Diese Version nicht mehr erwähnen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Organic {0} is available</source>
        <translation>Organic {0} ist erschienen</translation>
    </message>
    <message>
        <source>You have version {0}.</source>
        <translation>Sie haben Version {0}.</translation>
    </message>
    <message>
        <source>Version {0} is available, but it needs a newer system than this computer&apos;s.</source>
        <translation>Version {0} ist erschienen, braucht aber ein neueres System als das dieses Computers.</translation>
    </message>
    <message>
        <source>There is no newer one.</source>
        <translation>Eine neuere gibt es nicht.</translation>
    </message>
    <message>
        <source>Last looked: {0}.</source>
        <translation>Zuletzt gesucht: {0}.</translation>
    </message>
    <message>
        <source>Nobody looked for a newer one yet.</source>
        <translation>Nach einer neueren wurde noch nicht gesucht.</translation>
    </message>
</context>
<context>
    <name>UpdatingPage</name>
    <message>
        <source>A backup is made first, then your data is updated for this version. With many years of data this takes a few seconds.</source>
        <translation>Zuerst wird eine Sicherung angelegt, dann werden Ihre Daten für diese Version aktualisiert. Bei vielen Jahren dauert das einige Sekunden.</translation>
    </message>
    <message>
        <source>Updating your data…</source>
        <translation>Ihre Daten werden aktualisiert…</translation>
    </message>
</context>
<context>
    <name>UsualButton</name>
    <message>
        <source>Usual {0}</source>
        <translation>Üblich: {0}</translation>
    </message>
    <message>
        <source>{0}: your usual {1}</source>
        <translation>{0}: üblich bei Ihnen {1}</translation>
    </message>
    <message>
        <source>Set to {0}, the median of your recent days</source>
        <translation>Auf {0} setzen, den mittleren Wert Ihrer letzten Tage</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Not enough data yet</source>
        <translation>Noch nicht genug Daten</translation>
    </message>
    <message>
        <source>At least so many more days with these numbers logged.</source>
        <translation>Mindestens noch so viele Tage, an denen diese Werte erfasst sind.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Alle %n zeigen</numerusform>
            <numerusform>Alle %n zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeekCard</name>
    <message>
        <source>Last seven days</source>
        <translation>Die letzten sieben Tage</translation>
    </message>
    <message>
        <source>nothing logged</source>
        <translation>nichts eingetragen</translation>
    </message>
</context>
<context>
    <name>WeekDots</name>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>Averages: {0}</source>
        <translation>Durchschnitte: {0}</translation>
    </message>
</context>
<context>
    <name>WeekdayCard</name>
    <message>
        <source>By weekday</source>
        <translation>Nach Wochentag</translation>
    </message>
</context>
<context>
    <name>WeekdayChart</name>
    <message>
        <source>Arrow keys move by weekday.</source>
        <translation>Pfeiltasten wechseln den Wochentag.</translation>
    </message>
    <message>
        <source>{0}: {1} not logged</source>
        <translation>{0}: {1} nicht eingetragen</translation>
    </message>
    <message numerus="yes">
        <source>{0}: {1} on average of %n day(s)</source>
        <translation>
            <numerusform>{0}: {1} im Schnitt von %n Tag</numerusform>
            <numerusform>{0}: {1} im Schnitt von %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeeklyCard</name>
    <message>
        <source>holds up</source>
        <translation>hält stand</translation>
    </message>
    <message>
        <source>small or uncertain</source>
        <translation>gering oder ungewiss</translation>
    </message>
</context>
<context>
    <name>WeeklyCards</name>
    <message>
        <source>No difference between weekdays beyond chance: {0}</source>
        <translation>Kein Unterschied zwischen Wochentagen, der über den Zufall hinausgeht: {0}</translation>
    </message>
</context>
<context>
    <name>WeeklyWords</name>
    <message>
        <source>{0} differs by weekday; by how much is small or uncertain</source>
        <translation>{0} ist je nach Wochentag anders; wie sehr, ist gering oder ungewiss</translation>
    </message>
    <message>
        <source>On weekends</source>
        <translation>Am Wochenende</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n Woche</numerusform>
            <numerusform>%n Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>On Mondays</source>
        <translation>Montags</translation>
    </message>
    <message>
        <source>On Tuesdays</source>
        <translation>Dienstags</translation>
    </message>
    <message>
        <source>On Wednesdays</source>
        <translation>Mittwochs</translation>
    </message>
    <message>
        <source>On Thursdays</source>
        <translation>Donnerstags</translation>
    </message>
    <message>
        <source>On Fridays</source>
        <translation>Freitags</translation>
    </message>
    <message>
        <source>On Saturdays</source>
        <translation>Samstags</translation>
    </message>
    <message>
        <source>On Sundays</source>
        <translation>Sonntags</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Start now</source>
        <translation>Jetzt beginnen</translation>
    </message>
    <message>
        <source>Sign in or create an account…</source>
        <translation>Anmelden oder Konto anlegen…</translation>
    </message>
    <message>
        <source>Restore a backup or import…</source>
        <translation>Backup wiederherstellen oder importieren…</translation>
    </message>
    <message>
        <source>Welcome to Organic</source>
        <translation>Willkommen bei Organic</translation>
    </message>
    <message>
        <source>Sleep, water, exercise, meditation and mood: a minute a day, as much or as little as you like.</source>
        <translation>Schlaf, Wasser, Bewegung, Meditation und Stimmung: eine Minute am Tag, so viel oder wenig Sie möchten.</translation>
    </message>
    <message>
        <source>Everything is saved on this computer and works offline. You only need an account to sync several computers; you can add one at any time and keep everything you logged.</source>
        <translation>Alles ist auf diesem Computer gespeichert und funktioniert offline. Ein Konto brauchen Sie nur, um mehrere Computer abzugleichen; Sie können jederzeit eines hinzufügen und behalten alles Eingetragene.</translation>
    </message>
</context>
<context>
    <name>WhatStep</name>
    <message>
        <source>Something I tick each day</source>
        <translation>Etwas, das ich täglich abhake</translation>
    </message>
    <message>
        <source>For example: no screens after ten</source>
        <translation>Zum Beispiel: keine Bildschirme nach zehn</translation>
    </message>
    <message>
        <source>For example: do I sleep longer?</source>
        <translation>Zum Beispiel: Schlafe ich länger?</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>The same day</source>
        <translation>Am selben Tag</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Am Tag danach</translation>
    </message>
    <message>
        <source>Does it change my {0}: {1}?</source>
        <translation>{1}: Ändert das den Wert {0}?</translation>
    </message>
    <message>
        <source>Change one thing, watch one number.</source>
        <translation>Eine Sache ändern, eine Zahl beobachten.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>In Ihren Worten</translation>
    </message>
    <message>
        <source>Days with: at least</source>
        <translation>Tage mit: mindestens</translation>
    </message>
    <message>
        <source>Days without: less than</source>
        <translation>Tage ohne: weniger als</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Ihre Frage</translation>
    </message>
    <message>
        <source>What changes, in your words</source>
        <translation>Was sich ändert, in Ihren Worten</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>Today {0}</source>
        <translation>Heute {0}</translation>
    </message>
    <message>
        <source>Tomorrow {0}</source>
        <translation>Morgen {0}</translation>
    </message>
    <message>
        <source>Yesterday {0}</source>
        <translation>Gestern {0}</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Cancelled. The next sync continues from here.</source>
        <translation>Abgebrochen. Der nächste Abgleich macht hier weiter.</translation>
    </message>
    <message>
        <source>Copied. It contains versions and counts, nothing you logged.</source>
        <translation>Kopiert. Enthalten sind Versionen und Zahlen, nichts von dem, was Sie eingetragen haben.</translation>
    </message>
    <message>
        <source>Syncing is paused.</source>
        <translation>Der Abgleich ist angehalten.</translation>
    </message>
    <message>
        <source>Resume syncing</source>
        <translation>Abgleich fortsetzen</translation>
    </message>
    <message>
        <source>Looking at what a sync would do…</source>
        <translation>Es wird nachgesehen, was ein Abgleich tun würde …</translation>
    </message>
    <message>
        <source>Send what was restored?</source>
        <translation>Wiederhergestelltes senden?</translation>
    </message>
    <message>
        <source>Keep paused</source>
        <translation>Angehalten lassen</translation>
    </message>
    <message numerus="yes">
        <source>Imported: %n day(s).</source>
        <translation>
            <numerusform>Importiert: %n Tag.</numerusform>
            <numerusform>Importiert: %n Tage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo leaves conversations and messages here.</source>
        <translation>Rückgängig lässt Gespräche und Nachrichten hier.</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>Exportiert nach {0}.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Reminders are paused until tomorrow.</source>
        <translation>Erinnerungen sind bis morgen ausgesetzt.</translation>
    </message>
    <message>
        <source>Reminders are on again.</source>
        <translation>Erinnerungen sind wieder an.</translation>
    </message>
    <message>
        <source>{0} today: {1}</source>
        <comment>a metric and its value</comment>
        <translation>{0} heute: {1}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>an answer is being written</source>
        <translation>eine Antwort wird geschrieben</translation>
    </message>
</context>
<context>
    <name>WrongCard</name>
    <message>
        <source>How often are we wrong?</source>
        <translation>Wie oft liegen wir falsch?</translation>
    </message>
    <message>
        <source>Made-up people done</source>
        <translation>Erfundene Menschen, die fertig sind</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>Herausfinden</translation>
    </message>
    <message>
        <source>Making up people with your weekdays and gaps, and no links at all…</source>
        <translation>Es werden Menschen mit Ihren Wochentagen und Lücken erfunden, ganz ohne Zusammenhänge…</translation>
    </message>
    <message>
        <source>There are too few days yet to look for any link, so nothing wrong can be said.</source>
        <translation>Es sind noch zu wenige Tage, um überhaupt einen Zusammenhang zu suchen; also kann auch nichts Falsches behauptet werden.</translation>
    </message>
    <message>
        <source>Make up {0} people with your weekdays and gaps, and no links at all, and count how many these rules tell of one. Everything stays on this computer.</source>
        <translation>{0} Menschen mit Ihren Wochentagen und Lücken erfinden, ganz ohne Zusammenhänge, und zählen, wie vielen diese Regeln trotzdem einen nennen. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message numerus="yes">
        <source>%n made-up people with your weekdays and gaps, and no links at all: these rules told {0} of them something ({1}; with more people it would be between {2} and {3}).</source>
        <translation>
            <numerusform>%n erfundener Mensch mit Ihren Wochentagen und Lücken, ganz ohne Zusammenhänge: {0} wurde von diesen Regeln etwas genannt ({1}; bei mehr Menschen lägen es zwischen {2} und {3}).</numerusform>
            <numerusform>%n erfundene Menschen mit Ihren Wochentagen und Lücken, ganz ohne Zusammenhänge: {0} von ihnen nannten diese Regeln etwas ({1}; bei mehr Menschen wären es zwischen {2} und {3}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WrongDialog</name>
    <message>
        <source>How often are we wrong?</source>
        <translation>Wie oft liegen wir falsch?</translation>
    </message>
    <message>
        <source>Where there is nothing, most programs find something: days resemble the day before, and weekends differ. So these rules are tried on people who don&apos;t exist. Each has your values, on your days, with your weekdays and with days that resemble the day before as yours do; only which day has which value is drawn anew. Nothing of theirs goes together, so whoever is told of a link is told something wrong.</source>
        <translation>Wo nichts ist, finden die meisten Programme etwas: Tage ähneln dem Tag davor, und Wochenenden sind anders. Darum werden diese Regeln an Menschen erprobt, die es nicht gibt. Jeder hat Ihre Werte, an Ihren Tagen, mit Ihren Wochentagen und mit Tagen, die dem Tag davor so ähneln wie Ihre; nur welcher Tag welchen Wert hat, wird neu ausgelost. Bei ihnen hängt nichts zusammen: Wem ein Zusammenhang genannt wird, dem wird etwas Falsches gesagt.</translation>
    </message>
</context>
<context>
    <name>YearDialog</name>
    <message>
        <source>Year in review</source>
        <translation>Jahresrückblick</translation>
    </message>
    <message>
        <source>Modules and conversations (how many)</source>
        <translation>Module und Gespräche (wie viele)</translation>
    </message>
    <message>
        <source>A page (.pdf)</source>
        <translation>Eine Seite (.pdf)</translation>
    </message>
    <message>
        <source>To print or to keep.</source>
        <translation>Zum Drucken oder Aufheben.</translation>
    </message>
    <message>
        <source>A picture (.png)</source>
        <translation>Ein Bild (.png)</translation>
    </message>
    <message>
        <source>To look at or to send, 2160 × 2700.</source>
        <translation>Zum Ansehen oder Verschicken, 2160 × 2700.</translation>
    </message>
    <message>
        <source>One page about your year, made on this computer.</source>
        <translation>Eine Seite über Ihr Jahr, auf diesem Computer gemacht.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>On the page</source>
        <translation>Auf der Seite</translation>
    </message>
    <message>
        <source>Notes and what was said in conversations are never on it.</source>
        <translation>Notizen und der Inhalt von Gesprächen stehen nie darauf.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Drawing the page</source>
        <translation>Die Seite wird gezeichnet</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>The file isn&apos;t encrypted: anyone who gets it can read it without the passcode.</source>
        <translation>Die Datei ist nicht verschlüsselt: Wer sie bekommt, kann sie ohne den Passcode lesen.</translation>
    </message>
    <message>
        <source>The file isn&apos;t encrypted: keep it where only you can read it.</source>
        <translation>Die Datei ist nicht verschlüsselt: Bewahren Sie sie dort auf, wo nur Sie sie lesen können.</translation>
    </message>
    <message>
        <source>Once you have logged a day, your year appears here.</source>
        <translation>Sobald Sie einen Tag eingetragen haben, erscheint hier Ihr Jahr.</translation>
    </message>
    <message>
        <source>Save the year as</source>
        <translation>Das Jahr speichern als</translation>
    </message>
    <message>
        <source>Drawing the page…</source>
        <translation>Die Seite wird gezeichnet…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>YearPage</name>
    <message>
        <source>My year {0}</source>
        <translation>Mein Jahr {0}</translation>
    </message>
    <message>
        <source>My year</source>
        <translation>Mein Jahr</translation>
    </message>
    <message>
        <source>Each square is a day; the more of the chosen metrics it has, the darker it is.</source>
        <translation>Jedes Kästchen ist ein Tag; je mehr der gewählten Werte er hat, desto dunkler ist es.</translation>
    </message>
    <message>
        <source>Each square is a day; filled, it has an entry.</source>
        <translation>Jedes Kästchen ist ein Tag; gefüllt hat er einen Eintrag.</translation>
    </message>
    <message>
        <source>Dot: average of a month. Bar: the middle half of its days.</source>
        <translation>Punkt: Durchschnitt eines Monats. Balken: die mittlere Hälfte seiner Tage.</translation>
    </message>
    <message numerus="yes">
        <source>Months with fewer than %Ln day(s) are left out.</source>
        <translation>
            <numerusform>Monate mit weniger als %Ln Tag fehlen.</numerusform>
            <numerusform>Monate mit weniger als %Ln Tagen fehlen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>YearView</name>
    <message>
        <source>Metric</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Previous year</source>
        <translation>Vorheriges Jahr</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>Nächstes Jahr</translation>
    </message>
</context>
<context>
    <name>YearWords</name>
    <message>
        <source>until today, {0}</source>
        <translation>bis heute, {0}</translation>
    </message>
    <message>
        <source>January to December</source>
        <translation>Januar bis Dezember</translation>
    </message>
    <message>
        <source>Made with Organic on {0}, on this computer only</source>
        <translation>Mit Organic am {0} erstellt, nur auf diesem Computer</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln day(s) logged</source>
        <translation>
            <numerusform>von %Ln Tag eingetragen</numerusform>
            <numerusform>von %Ln Tagen eingetragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>day(s) in a row at most</source>
        <translation>
            <numerusform>Tag höchstens in Folge</numerusform>
            <numerusform>Tage höchstens in Folge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>module(s) worked on</source>
        <translation>
            <numerusform>Modul bearbeitet</numerusform>
            <numerusform>Module bearbeitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>conversation(s) begun</source>
        <translation>
            <numerusform>Gespräch begonnen</numerusform>
            <numerusform>Gespräche begonnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Logged on %Ln day(s): too few to say more</source>
        <translation>
            <numerusform>An %Ln Tag eingetragen: zu wenig, um mehr zu sagen</numerusform>
            <numerusform>An %Ln Tagen eingetragen: zu wenig, um mehr zu sagen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} on average</source>
        <translation>im Durchschnitt {0}</translation>
    </message>
    <message numerus="yes">
        <source>average of %Ln day(s)</source>
        <translation>
            <numerusform>Mittel aus %Ln Tag</numerusform>
            <numerusform>Mittel aus %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} in all</source>
        <translation>{0}, zusammen {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Highest in {0}: {1} ({2})</source>
        <translation>{0} am höchsten: {1} ({2})</translation>
    </message>
    <message>
        <source>Of {0}, the days until the same date count.</source>
        <translation>Von {0} zählen die Tage bis zum selben Datum.</translation>
    </message>
    <message>
        <source>{0} until the same day</source>
        <translation>{0} bis zum selben Tag</translation>
    </message>
    <message>
        <source>Nothing was logged in {0}.</source>
        <translation>{0} wurde nichts eingetragen.</translation>
    </message>
    <message>
        <source>The only entry is of {0}.</source>
        <translation>Der einzige Eintrag ist vom {0}.</translation>
    </message>
    <message>
        <source>First entry on {0}, last on {1}.</source>
        <translation>Erster Eintrag am {0}, letzter am {1}.</translation>
    </message>
    <message>
        <source>Longest streak within the year: {0}, {1} to {2}.</source>
        <translation>Längste Serie innerhalb des Jahres: {0}, {1} bis {2}.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Logged most often: {0} ({1}); least often: {2} ({3}).</source>
        <translation>Am häufigsten eingetragen: {0} ({1}); am seltensten: {2} ({3}).</translation>
    </message>
    <message>
        <source>As many days logged as in {0}.</source>
        <translation>So viele Tage eingetragen wie {0}.</translation>
    </message>
    <message>
        <source>{0} more logged than in {1}.</source>
        <translation>{0} mehr eingetragen als {1}.</translation>
    </message>
    <message>
        <source>{0} fewer logged than in {1}.</source>
        <translation>{0} weniger eingetragen als {1}.</translation>
    </message>
    <message>
        <source>Finished modules: {0}.</source>
        <translation>Abgeschlossene Module: {0}.</translation>
    </message>
    <message>
        <source>A module counts in the year in which it was last worked on.</source>
        <translation>Ein Modul zählt in dem Jahr, in dem es zuletzt bearbeitet wurde.</translation>
    </message>
    <message>
        <source>As in {1} ({0} days)</source>
        <translation>Wie {1} ({0} Tage)</translation>
    </message>
    <message>
        <source>{2} more than in {1} ({0} days)</source>
        <translation>{2} mehr als {1} ({0} Tage)</translation>
    </message>
    <message>
        <source>{2} less than in {1} ({0} days)</source>
        <translation>{2} weniger als {1} ({0} Tage)</translation>
    </message>
    <message>
        <source>{0} litres</source>
        <translation>{0} Liter</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} Stunden</translation>
    </message>
</context>
<context>
    <name>YourDayCard</name>
    <message>
        <source>Your day</source>
        <translation>Ihr Tag</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Same as this computer</source>
        <translation>Wie dieser Computer</translation>
    </message>
    <message>
        <source>Day starts at</source>
        <translation>Der Tag beginnt um</translation>
    </message>
    <message>
        <source>Entries logged after midnight but before this hour count for the previous day.</source>
        <translation>Was Sie nach Mitternacht und vor dieser Stunde eintragen, zählt zum Vortag.</translation>
    </message>
    <message>
        <source>Plan…</source>
        <translation>Planen…</translation>
    </message>
    <message>
        <source>Plan days off</source>
        <translation>Freie Tage planen</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Freie Tage</translation>
    </message>
    <message>
        <source>“{0}” isn&apos;t a time zone. Enter one such as Europe/Berlin.</source>
        <translation>„{0}“ ist keine Zeitzone. Geben Sie eine wie Europe/Berlin ein.</translation>
    </message>
</context>
<context>
    <name>ZoneBanner</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>You are in {0}: your days go on there; nothing is doubled.</source>
        <translation>Sie sind in {0}: Ihre Tage gehen dort weiter; nichts wird doppelt gezählt.</translation>
    </message>
    <message>
        <source>Stay on {0} time</source>
        <translation>Bei der Zeit von {0} bleiben</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Detail</name>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>_Facts</name>
    <message numerus="yes">
        <source>Not started · %n topic(s)</source>
        <translation>
            <numerusform>Nicht begonnen · %n Thema</numerusform>
            <numerusform>Nicht begonnen · %n Themen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {0} topics</source>
        <translation>
            <numerusform>%n von {0} Themen</numerusform>
            <numerusform>%n von {0} Themen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Topics completed: %n</source>
        <translation>
            <numerusform>Abgehakte Themen: %n</numerusform>
            <numerusform>Abgehakte Themen: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>last active {0}</source>
        <translation>zuletzt aktiv {0}</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Restore</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Restore {0}: {1}</source>
        <translation>{0} zurückholen: {1}</translation>
    </message>
</context>
</TS>
