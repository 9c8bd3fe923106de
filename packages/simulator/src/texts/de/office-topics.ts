import { briefTopic } from '../brief-topic.ts'
import type { TopicBook } from '../topic-texts.ts'

/** German for what an office asks: money, access, interfaces, data and figures. */
export const germanOfficeTopics: TopicBook = {
  'invoice-errors': briefTopic({
    subjects: ['{falscher Betrag|Rechnung <invoice>|Beleg für <month> fehlt}'],
    todo: [
      '{einen Beleg|die Rechnung} für <month> {als PDF|mit unserer Bestellnummer} {bekommen|herunterladen}',
      '{eine Kostenstelle|die Bestellnummer} auf {die Rechnung|Ihre Rechnungen} {drucken lassen|setzen}',
    ],
    task: [
      '{die Rechnung <invoice>|den Beleg für <month>} {korrigieren|mit richtiger Anschrift neu ausstellen|an unsere Buchhaltung schicken}',
    ],
    broken: [
      '{auf der letzten Rechnung|im Beleg <invoice>} {stehen <nn> Plätze|steht die alte Anschrift|fehlt unsere USt-IdNr.}',
      '{für <month> ist keine Rechnung gekommen|Sie haben uns <money> berechnet}, {obwohl abgebucht wurde|vereinbart war die Hälfte|das stimmt nicht}',
    ],
    details: ['{unser Steuerberater|die Buchhaltung} {braucht das|wartet darauf} bis <day>'],
    mentions: ['{die Rechnung vom <date>|der Beleg für <month>}'],
  }),
  refunds: briefTopic({
    subjects: ['{Rückzahlung|Gutschrift|doppelt abgebucht}'],
    todo: ['{zu viel gezahltes Geld|<money>} {zurückbekommen|gutschreiben lassen}'],
    task: ['{die doppelte Abbuchung|<money>} {zurücküberweisen|erstatten|mit der nächsten Rechnung verrechnen}'],
    broken: [
      '{<money> wurden zweimal abgebucht|der Betrag ging zweimal ab}, {am <date>|laut Kontoauszug}',
      '{die versprochene Gutschrift|das zugesagte Geld} {ist nicht angekommen|fehlt seit <n> Wochen}',
    ],
    details: ['{unsere Bank sieht nichts|Kontoauszug liegt bei}'],
    mentions: ['{die Gutschrift|die Rückzahlung vom <month>}'],
  }),
  'payment-methods': briefTopic({
    subjects: ['{Karte abgelehnt|Lastschrift|neue Bankverbindung}'],
    todo: ['{auf Lastschrift|auf Überweisung} umstellen', '{eine neue Karte|ein anderes Konto} hinterlegen'],
    task: ['{uns auf SEPA-Lastschrift umstellen|die Karte noch einmal belasten|die Sperre aufheben, überwiesen ist}'],
    broken: [
      '{unsere Firmenkarte wird abgelehnt|die neue Karte lässt sich nicht eintragen}, {die Bank sieht keinen Fehler|anderswo geht sie}',
      '{wir sind alle gesperrt|es erscheint „Zahlung überfällig“}, {obwohl bezahlt ist|seit die Abbuchung geplatzt ist}',
    ],
    details: ['{das Limit wurde erhöht|sie läuft bis <month>}'],
    mentions: ['{die hinterlegte Karte|die Lastschrift}'],
  }),
  'plan-changes': briefTopic({
    subjects: ['{mehr Plätze|Wechsel auf Business|Tarif}'],
    todo: [
      '{<n> weitere Plätze|Saisonkräfte} {dazubuchen|für drei Monate freischalten}',
      'in einen {kleineren|größeren} Tarif wechseln',
    ],
    task: ['{uns <nn> Plätze mehr freischalten|ein Angebot für <nn> Benutzer schicken|uns auf Business umstellen}'],
    broken: [
      '{wir haben auf Business gewechselt|die Plätze sind bestellt}, {aber nichts ist freigeschaltet|aber wir sehen noch die alten Grenzen}',
      'beim Einladen heißt es „{Platzlimit erreicht|Tarif reicht nicht}“, {dabei sind <n> frei|obwohl drei gegangen sind}',
    ],
    details: ['{im Moment sind wir <nn> Leute|eine zweite Filiale kommt dazu}'],
    mentions: ['{der Wechsel auf Business|unser Tarif}'],
  }),
  cancellation: briefTopic({
    subjects: ['{Kündigung|Vertragsende|Verlängerung}'],
    todo: ['{den Vertrag|alles} {zum Saisonende beenden|kündigen|über den Winter ruhen lassen}'],
    task: [
      '{unsere Kündigung zum <date> bestätigen|den Vertrag zum nächsten Termin beenden|die automatische Verlängerung abschalten}',
    ],
    broken: [
      '{wir haben rechtzeitig gekündigt|die Kündigung ging im <month> raus}, {und trotzdem wurde verlängert|eine Bestätigung kam nie}',
      '{ich finde nirgends einen Weg, den Vertrag zu beenden|der Knopf zum Kündigen führt ins Leere}',
    ],
    details: ['{wir geben das Geschäft auf|es liegt nicht am Programm}'],
    mentions: ['{unsere Kündigung|die Verlängerung}'],
  }),
  'company-details': briefTopic({
    subjects: ['{neue Anschrift|Inhaberwechsel|Umfirmierung}'],
    todo: ['{den Arbeitsbereich|die Inhaberschaft} auf {eine Kollegin|meine Nachfolgerin} übertragen'],
    task: [
      '{unseren Firmennamen in <customer> ändern|<colleague> als Inhaberin eintragen|unsere zwei Arbeitsbereiche zusammenlegen}',
    ],
    broken: [
      '{der frühere Inhaber ist weg|unser alter Chef hat alles eingerichtet}, {keiner kann mehr etwas ändern|niemand kommt an die Einstellungen}',
      '{der neue Firmenname|die neue Anschrift} springt {immer wieder|} zurück',
    ],
    details: ['{der Registerauszug liegt bei|die Fusion gilt ab <date>}'],
    mentions: ['{die Umfirmierung|der Inhaberwechsel}'],
  }),
  'password-lockout': briefTopic({
    subjects: ['{komme nicht rein|Kennwort|Benutzer gesperrt}'],
    todo: ['{wieder reinkommen, wenn das Kennwort weg ist|einen gesperrten Kollegen freischalten}'],
    task: ['{<colleague> entsperren|mein Kennwort zurücksetzen|mir einen neuen Link schicken}'],
    broken: [
      '{es heißt „falsches Kennwort“|ich werde alle paar Minuten abgemeldet}, {obwohl es stimmt|mitten in der Arbeit}',
      '{der Link zum Zurücksetzen|der Link aus der Mail} ist {sofort abgelaufen|schon verbraucht}',
    ],
    details: ['{der Benutzer ist <email>|am Telefon geht es}'],
    mentions: ['{mein Kennwort|die Anmeldung}'],
  }),
  'single-sign-on': briefTopic({
    subjects: ['{SSO|<idp>|Zertifikat} {Fehler|Frage|Umstellung}'],
    todo: [
      '{<idp>|unsere Firmenanmeldung} {anbinden|mit Ihnen verbinden}',
      '{das Zertifikat|die Metadaten} ohne Ausfall tauschen',
    ],
    task: ['{SAML für uns freischalten|das neue Zertifikat einspielen|unsere zweite Domain zulassen}'],
    broken: [
      'nach der Anmeldung bei <idp> {kommt „ungültige Assertion“|landet man wieder am Anfang}',
      '{neue Kollegen|Leute aus <idp>} {werden bei Ihnen nicht angelegt|fehlen auf Ihrer Seite}',
    ],
    details: ['{mit anderen Anbietern läuft dieselbe Einstellung|einen SAML-Trace kann ich schicken}'],
    mentions: ['{die Anmeldung über <idp>|das SSO}'],
  }),
  'two-factor': briefTopic({
    subjects: ['{neues Handy|Code wird nicht angenommen|zweiter Faktor}'],
    todo: ['{mit einem neuen Handy|ohne Authenticator} weiterarbeiten'],
    task: ['{den zweiten Faktor von <colleague> zurücksetzen|die Codeabfrage am Lager-PC abschalten}'],
    broken: [
      '{die sechs Ziffern werden nie angenommen|die SMS kommt erst, wenn es zu spät ist}',
      '{alle Ersatzcodes sind ungültig|nach jedem Klick wird ein Code verlangt}',
    ],
    details: ['{das alte Handy ist kaputt|die Uhrzeit am Handy stimmt}'],
    mentions: ['{der zweite Faktor|mein neues Handy}'],
  }),
  'roles-permissions': briefTopic({
    subjects: ['{Rechte|wer darf was|„nicht erlaubt“}'],
    todo: [
      '{Fahrern die Preise verbergen|einem Prüfer nur Lesen erlauben|einer Schichtleiterin das Stornieren erlauben}',
    ],
    task: ['{<colleague> Adminrechte geben|einem früheren Partner die Rechte nehmen}'],
    broken: [
      '{<colleague> sieht „keine Berechtigung“|die Schichtleitung darf die Auswertung nicht öffnen}, {obwohl die Rolle es erlaubt|obwohl sie Admin ist}',
      '{Aushilfen können Preise und Rechnungen sehen|mein halbes Menü ist verschwunden}',
    ],
    details: ['{andere mit derselben Rolle haben es nicht|ab- und anmelden hilft nicht}'],
    mentions: ['{die Rolle von <colleague>|unsere Rechte}'],
  }),
  'api-errors': briefTopic({
    subjects: ['{<endpoint> liefert <code>|Frage zu <endpoint>|Anfragelimit}'],
    todo: ['{alle Artikel per Skript abholen|einen Schlüssel für den Webshop erzeugen}'],
    task: ['{unser Anfragelimit erhöhen|den alten Schlüssel widerrufen|unsere Adresse <ip> freigeben}'],
    broken: [
      '<endpoint> {antwortet mit <code>|liefert ein leeres Ergebnis}, {sobald eine Gutschrift dabei ist|seit <day>}',
      '{unser Skript|der Webshop} bekommt {429|401} {nach <nn> Aufrufen|mit einem gültigen Schlüssel}',
    ],
    details: ['{die Entwickler haben nichts geändert|Anfrage-ID: <id>}'],
    mentions: ['{die API|unser Skript}'],
  }),
  webhooks: briefTopic({
    subjects: ['{keine Ereignisse|Webhook|Signatur falsch}'],
    todo: ['{die Signatur prüfen|verpasste Ereignisse noch einmal bekommen}'],
    task: ['{alle Ereignisse seit <date> noch einmal senden|unseren Endpunkt wieder einschalten}'],
    broken: [
      '{bei unserem Server kommt kein Ereignis mehr an|jedes Ereignis kommt doppelt}, {laut Ihrem Protokoll zugestellt|seit <time>}',
      'die Signatur stimmt {nicht|nie}, {seit das Geheimnis getauscht ist|sobald Umlaute vorkommen}',
    ],
    details: ['{wir antworten mit 200 in <nn> ms|Beispiel: Zustellung <id>}'],
    mentions: ['{der Webhook|unser Endpunkt}'],
  }),
  'accounting-connector': briefTopic({
    subjects: ['{<books>|Übergabe an <books>|Buchhaltung}'],
    todo: ['{Mieterlöse auf ein anderes Konto in <books> leiten|<books> mit uns verbinden}'],
    task: ['{die Übergabe für <month> wiederholen|die alte Firma in <books> trennen}'],
    broken: [
      '{unsere Ausgangsrechnungen kommen nicht mehr in <books> an|in <books> steht alles doppelt}',
      'die {Verbindung zu <books>|Übergabe} {bricht jede Nacht ab|endet mit „Steuerschlüssel unbekannt“}',
    ],
    details: ['{die Steuerberaterin hat es beim Abschluss gemerkt|die Periode ist noch offen}'],
    mentions: ['{die Übergabe an <books>|die Verbindung zu <books>}'],
  }),
  'csv-import': briefTopic({
    subjects: ['{Artikelliste hochladen|Zeilen abgelehnt|<file>}'],
    todo: ['{unsere Kundenliste aus Excel einspielen|nur die Preise aus einer Datei ändern}'],
    task: ['{die beigefügte Liste für uns einspielen|das Hochladen vom <date> rückgängig machen}'],
    broken: [
      '{beim Hochladen bleibt es bei Zeile <k> stehen|<nn> Zeilen werden mit „ungültiges Datum“ abgelehnt}',
      '{Umlaute werden zu Fragezeichen|alle Preise aus der Tabelle sind hundertmal zu hoch}',
    ],
    details: ['{die Datei hat <k> Zeilen|mit Ihrer Vorlage ist es genauso}'],
    mentions: ['{die Preisliste|<file>}'],
  }),
  'data-export': briefTopic({
    subjects: ['{Daten herunterladen|Datei leer|alle Buchungen als Datei}'],
    todo: ['{alle Buchungen des Jahres als Datei ziehen|unsere Kundenliste nach Excel bringen}'],
    task: ['{uns einen vollständigen Auszug schicken|eine Liste aller Kautionen für die Prüfung erstellen}'],
    broken: [
      '{die heruntergeladene Datei bricht nach <k> Zeilen ab|das Archiv wird seit <day> vorbereitet}',
      '{die Datei ist leer|die Spalten sind um eins verrutscht}, {sobald Rechnungen dabei sind|ab Zeile <k>}',
    ],
    details: ['{es ist für das Finanzamt|ein einzelner Monat geht}'],
    mentions: ['{der Auszug|das Archiv}'],
  }),
  'duplicate-records': briefTopic({
    subjects: ['{doppelte Kunden|Dubletten|<k> Artikel löschen}'],
    todo: ['{zwei gleiche Kunden zusammenführen|<k> Artikel auf einmal archivieren}'],
    task: ['{die Dubletten aus der Liste zusammenführen|wiederherstellen, was <colleague> gelöscht hat}'],
    broken: [
      '{jeder Kunde steht zweimal drin|beim Zusammenführen gehen alte Buchungen verloren}',
      '{gelöschte Artikel sind am Morgen wieder da|die Massenänderung hat auch andere Artikel getroffen}',
    ],
    details: ['{es sind etwa <k> Stück|von Hand dauert das Wochen}'],
    mentions: ['{die Dubletten|die Bereinigung}'],
  }),
  'report-figures': briefTopic({
    subjects: ['{Zahlen stimmen nicht|Umsatz <month>|Auslastung}'],
    todo: ['{verstehen, was in der Auslastung steckt|sehen, warum Übersicht und Rechnungen abweichen}'],
    task: ['{die Zahlen für <month> neu rechnen|unser Testlager herausnehmen}'],
    broken: [
      '{die Übersicht sagt <money>|im Dashboard stehen <money>}, {unsere Rechnungen ergeben <money>|jeden Tag etwas anderes}',
      '{die Auslastung liegt über 100 %|Gutschriften zählen als Umsatz}',
    ],
    details: ['{der Chef bekommt die Zahlen am <day>|ich habe Zeile für Zeile verglichen}'],
    mentions: ['{die Auslastung|die Umsatzübersicht}'],
  }),
  'report-builder': briefTopic({
    subjects: ['{eigene Auswertung|Filter|Ansicht weg}'],
    todo: [
      '{eine Ansicht der überfälligen Rückgaben bauen|nach Lager und Woche gruppieren|eine eigene Spalte mit der Marge anlegen}',
    ],
    task: ['{meine gespeicherte Ansicht wiederherstellen|die Ansicht für alle sichtbar machen}'],
    broken: [
      '{der Filter nach Lager|eine zweite Gruppierung} {bewirkt nichts|leert die ganze Tabelle}',
      '{meine gespeicherte Ansicht ist leer|beim Sortieren steht 9 nach 80}',
    ],
    details: ['ich brauche {eine Zeile je Kunde|eine Zeile je Woche} mit Summe'],
    mentions: ['{die Ansicht|meine Auswertung}'],
  }),
  'scheduled-reports': briefTopic({
    subjects: ['{Montagsmail|Wochenübersicht fehlt|Empfänger}'],
    todo: ['{die Wochenübersicht jeden Montag dem Chef schicken|die Uhrzeit der Zahlenmail ändern}'],
    task: ['{<colleague> in den Verteiler der Wochenmail nehmen|die Übersicht von <month> noch einmal schicken}'],
    broken: [
      '{die Montagsmail mit den Zahlen kam nicht|die Wochenübersicht kommt zweimal}',
      '{der Anhang der Wochenmail ist leer|im Anhang steht der Vormonat}',
    ],
    details: ['{von Hand losgeschickt geht es|eingestellt ist <day> <time>}'],
    mentions: ['{die Montagsmail|die Wochenübersicht}'],
  }),
}
