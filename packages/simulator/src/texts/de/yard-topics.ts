import { briefTopic } from '../brief-topic.ts'
import type { TopicBook } from '../topic-texts.ts'

/** German for what the yard and the whole company ask: phones, devices, set-up, availability, bookings, privacy. */
export const germanYardTopics: TopicBook = {
  'app-crashes': briefTopic({
    subjects: ['{App stürzt ab|weißer Bildschirm|Go auf <phone>}'],
    todo: ['{die vorige Version der App einspielen|ein Absturzprotokoll schicken}'],
    task: ['die Absturzberichte {von <email>|unserer Handys} ansehen'],
    broken: [
      '{die App schließt sich, sobald ich ein Foto mache|seit dem Update bleibt der Bildschirm weiß}',
      '{die Unterschrift auf dem Handy lässt die App einfrieren|<n> Fahrer können die App nicht mehr starten}',
    ],
    details: ['{neu installiert, ohne Erfolg|Gerät: <phone>, Version <version>}'],
    mentions: ['{die App|das App-Update}'],
  }),
  'offline-sync': briefTopic({
    subjects: ['{Rückgaben nicht übertragen|ohne Empfang|Handy und Büro}'],
    todo: ['{ohne Empfang im Keller ausbuchen|sehen, was noch auf den Handys hängt}'],
    task: ['{die hängenden Übergaben vom Handy durchschieben|vergleichen, was am <date> ankam}'],
    broken: [
      '{was die Fahrer draußen eingeben, erscheint nie im Büro|das Handy zeigt „<nn> Änderungen warten“}',
      '{Rückgaben von gestern sind weg|das Büro überschreibt, was unterwegs geändert wurde}',
    ],
    details: ['{Empfang ist da|das Handy liegt noch hier}'],
    mentions: ['{die hängenden Übergaben|das Tablet der Fahrer}'],
  }),
  'push-notifications': briefTopic({
    subjects: ['{keine Meldung am Handy|ständiges Piepen|Meldungen nachts}'],
    todo: ['{die Meldungen nachts stumm schalten|bei neuen Aufträgen eine Meldung bekommen}'],
    task: ['das Piepen für {<colleague>|alle} abstellen'],
    broken: [
      '{bei neuen Aufträgen kommt keine Meldung aufs Handy|die Meldungen kommen Stunden zu spät}',
      '{das Handy piept die ganze Nacht|die rote Zahl am Symbol geht nie weg}',
    ],
    details: ['{am Handy ist alles erlaubt|die Mails dazu kommen sofort}'],
    mentions: ['{die Meldungen|das Piepen}'],
  }),
  'scanner-faults': briefTopic({
    subjects: ['{<scanner> liest nicht|Scanner|Akku}'],
    todo: ['{den neuen <scanner> koppeln|nasse Etiketten lesen}'],
    task: ['{<scanner> <serial> auf unser Lager umhängen|nachsehen, ob <serial> noch Garantie hat}'],
    broken: [
      '{der <scanner> piept, aber liest nichts|der Auslöser am <scanner> ist tot}',
      '{der Scanner verliert ständig die Verbindung|der Akku ist nach <n> Stunden leer}',
    ],
    details: ['{Seriennummer <serial>|das andere Gerät liest dieselben Codes}'],
    mentions: ['{der Scanner|der <scanner>}'],
  }),
  'label-printing': briefTopic({
    subjects: ['{Etiketten|<printer>|Druck verschoben}'],
    todo: ['{<nn> Etiketten nachdrucken|den <printer> einrichten}'],
    task: ['{uns eine Vorlage für <nn> mm schicken|<n> Rollen nachliefern}'],
    broken: [
      '{der <printer> spuckt leere Etiketten aus|der Code ist rechts abgeschnitten}',
      '{auf jedem Etikett steht dieselbe Nummer|die Codes sind so unscharf, dass nichts sie liest}',
    ],
    details: ['{die Testseite ist in Ordnung|der Druckkopf ist sauber}'],
    mentions: ['{die Etiketten|der Drucker}'],
  }),
  'gateway-connectivity': briefTopic({
    subjects: ['{Gate offline|Box im Lager|Ausfahrt}'],
    todo: ['{die Box hinter unserer Firewall online bringen|ein Gate im Freien montieren}'],
    task: ['{die Box <serial> aus der Ferne neu starten|das Gate einem anderen Lager zuordnen}'],
    broken: [
      '{die Box an der Ausfahrt ist offline|das Gate blinkt seit <time> rot}',
      '{Paletten fahren durch und nichts wird gezählt|nach dem Stromausfall bekommt die Box keine Adresse}',
    ],
    details: ['{ein Laptop am selben Kabel geht|Strom war schon gezogen}'],
    mentions: ['{das Gate|die Box an der Ausfahrt}'],
  }),
  'device-returns': briefTopic({
    subjects: ['{Ersatz für <serial>|Paket fehlt|Rücksendung}'],
    todo: ['{ein defektes Gerät zurückschicken|sehen, wann das Paket kommt}'],
    task: ['{einen Ersatz für <serial> schicken|einen Rücksendeschein ausstellen|die Lieferadresse ändern}'],
    broken: [
      '{das Paket ist nie angekommen|im Karton fehlt das Netzteil}',
      '{wir haben das Gerät vor <n> Wochen zurückgeschickt|der Austausch kam schon kaputt an}, {und hören nichts|trotzdem wird es berechnet}',
    ],
    details: ['{Sendungsnummer <id>|gekauft im <month>, also Garantie}'],
    mentions: ['{das Paket|der Ersatz}'],
  }),
  'first-setup': briefTopic({
    subjects: ['{Einrichtung|erste Schritte|wo anfangen}'],
    todo: [
      '{als kleine Firma am besten anfangen|Lager und Artikelgruppen richtig anlegen|alles bis zur Eröffnung vorbereiten}',
    ],
    task: ['{vor dem Start einmal über unsere Einrichtung schauen|die Testphase verlängern}'],
    broken: [
      '{der Einrichtungsassistent hängt bei Schritt <n>|die Beispieldaten lassen sich nicht entfernen}',
      'ein Punkt der Startliste {bleibt offen|wird nie abgehakt}, obwohl er erledigt ist',
    ],
    details: ['{wir sind <n> Leute und vermieten Zelte|Start ist am <date>}'],
    mentions: ['{die Einrichtung|unser Start}'],
  }),
  'training-sessions': briefTopic({
    subjects: ['{Schulung|Termin|Aufzeichnung}'],
    todo: ['{eine Schulung für neue Leute bekommen|die Aufzeichnung vom <date> finden}'],
    task: ['{eine Schulung für <nn> Kollegen ansetzen|unseren Schulungstermin verschieben}'],
    broken: [
      '{zur Schulung am <day> kam niemand|der Link zum Kurs ging nicht auf}',
      '{die Aufzeichnung bricht nach <n> Minuten ab|in der Schulung kam unser Fall gar nicht vor}',
    ],
    details: ['{vormittags passt es am besten|die Hälfte kennt das Programm nicht}'],
    mentions: ['{die Schulung|der Kurs}'],
  }),
  'system-migration': briefTopic({
    subjects: ['{Umzug von <oldtool>|Altdaten|Umstellung}'],
    todo: ['{von <oldtool> umziehen, ohne den Betrieb anzuhalten|laufende Mieten aus <oldtool> mitnehmen}'],
    task: ['{den Umzug von <oldtool> im <month> übernehmen|den Probelauf mit neuem Stand wiederholen}'],
    broken: [
      '{nach dem Umzug fehlen laufende Mieten|der Probelauf hat Kunden und Lieferanten vertauscht}',
      '{alle alten Buchungen tragen das Datum der Umstellung|der Umzug steht seit <day> still}',
    ],
    details: ['{<oldtool> wird am <date> abgeschaltet|eine Sicherung können wir schicken}'],
    mentions: ['{der Umzug von <oldtool>|das alte System}'],
  }),
  outages: briefTopic({
    subjects: ['{nichts geht|alles steht|Fehler <five>}'],
    todo: ['{erfahren, ob es an Ihnen oder an uns liegt|bei einem Ausfall weiterarbeiten}'],
    task: ['{einen Bericht zum Ausfall vom <date> schicken|die Verfügbarkeit für <month> bestätigen}'],
    broken: [
      '{keine Seite lädt mehr, weder am PC noch am Handy|überall kommt „<five>“}',
      '{ganz Marlstone ist weg|es geht eine Minute und dann zehn nicht}',
    ],
    details: ['{andere Seiten gehen|wir schreiben alles auf Papier}'],
    mentions: ['{der Ausfall|die Wartung}'],
  }),
  'slow-pages': briefTopic({
    subjects: ['{sehr langsam|Ladezeit|Suche dreht}'],
    todo: ['{die Buchungsliste schneller machen|messen, ob unsere Leitung schuld ist}'],
    task: ['unseren Arbeitsbereich {auf Tempo|} prüfen'],
    broken: [
      '{jeder Klick dauert <nn> Sekunden|die Rechnungsliste dreht, bis sie abbricht}',
      '{morgens ist alles zäh|beim Ausbuchen warten wir länger, als Schreiben dauert}',
    ],
    details: ['{abends geht es schnell|Leitung: <nn> Mbit}'],
    mentions: ['{die Ladezeiten|die langsame Suche}'],
  }),
  'missing-emails': briefTopic({
    subjects: ['{Kunden bekommen keine Mail|Spam|Bestätigung}'],
    todo: ['{Bestätigungen von unserer eigenen Adresse senden|sehen, ob eine Mail rausging}'],
    task: ['{<email> von der Sperrliste nehmen|die Bestätigungen von gestern noch einmal senden}'],
    broken: [
      '{unsere Mieter bekommen keine Bestätigung|alles an GMX landet im Spam}, {obwohl „gesendet“ dasteht|seit <day>}',
      '{Erinnerungen kommen einen Tag zu spät|die Mails gehen ohne Anhang raus}',
    ],
    details: ['{SPF und DKIM sind gesetzt|im Spam ist nichts}'],
    mentions: ['{die Bestätigungsmails|unser Absender}'],
  }),
  'booking-conflicts': briefTopic({
    subjects: ['{doppelt vergeben|Bestand falsch|<item>}'],
    todo: ['{verhindern, dass ein Artikel doppelt vergeben wird|einen Tag zum Reinigen einplanen}'],
    task: ['{<item> freigeben, das an einem stornierten Auftrag hängt|Auftrag <id> wiederherstellen}'],
    broken: [
      '{<item> ist zweimal vergeben|der freie Bestand ist minus <n>}, {beide Kunden kommen am <day>|obwohl genug im Lager steht}',
      '{ein Artikel gilt als vermietet, obwohl er hier steht|beim Verschieben verliert der Auftrag die Hälfte}',
    ],
    details: ['{der Kunde stand schon am Tresen|wir haben <nn> Stück}'],
    mentions: ['{die Doppelbuchung|der Auftrag <id>}'],
  }),
  'calendar-feeds': briefTopic({
    subjects: ['{Kalender leer|Outlook|eine Stunde verschoben}'],
    todo: ['{unsere Abholungen in Outlook sehen|einem Fahrer nur seine Termine freigeben}'],
    task: ['unsere Kalenderadresse erneuern, {sie ist herumgegangen|ein früherer Fahrer hat sie}'],
    broken: [
      '{die Termine in Outlook sind eine Stunde verschoben|stornierte Abholungen bleiben im Kalender}',
      '{der Kalender zeigt nichts mehr|jeder Termin steht dreimal drin}',
    ],
    details: ['{bei Ihnen stimmen die Zeiten|neu abonniert, half einen Tag}'],
    mentions: ['{der Kalender|die Termine in Outlook}'],
  }),
  'rates-deposits': briefTopic({
    subjects: ['{Preis im Angebot falsch|Kaution|Wochenendpreis}'],
    todo: ['{einen Wochenendpreis festlegen|eine Kaution teilweise einbehalten|einem Stammkunden eigene Preise geben}'],
    task: ['{die Kaution von <customer> freigeben|die Preistabelle vom <date> zurückholen}'],
    broken: [
      '{ein Angebot über das Wochenende kommt auf <money> statt <money>|die Kaution wurde zweimal eingezogen}',
      '{der Rabatt verschwindet, sobald Transport dazukommt|neue Saisonpreise ändern auch alte Angebote}',
    ],
    details: ['{von Hand gerechnet sind es <money>|der Kunde hat schon unterschrieben}'],
    mentions: ['{der Wochenendpreis|die Kaution}'],
  }),
  'data-deletion': briefTopic({
    subjects: ['{DSGVO|Löschung|Auskunft}'],
    todo: ['{eine Privatperson endgültig löschen|einer Person Auskunft geben, was gespeichert ist}'],
    task: [
      '{alles über <customer> löschen|uns eine Kopie der gespeicherten Angaben schicken|die Löschung schriftlich bestätigen}',
    ],
    broken: [
      '{eine gelöschte Person taucht wieder in der Suche auf|ich bekomme noch Post, obwohl ich widersprochen habe}',
      'das Vergessen einer Person scheitert {wegen einer alten Rechnung|ohne Grund}',
    ],
    details: ['{die Frist endet am <date>|die Person beruft sich auf Artikel 17}'],
    mentions: ['{die Löschanfrage|unsere Datenschutzbeauftragte}'],
  }),
  'security-review': briefTopic({
    subjects: ['{Fragebogen|AV-Vertrag|ISO-Zertifikat}'],
    todo: ['{Ihr ISO-Zertifikat bekommen|erfahren, in welchem Land Sie hosten}'],
    task: [
      '{den beigefügten Fragebogen bis <date> ausfüllen|den AV-Vertrag unterschreiben|Ihre Unterauftragnehmer nennen}',
    ],
    broken: [
      '{ein Test fand veraltetes TLS auf Ihrer Anmeldeseite|das Zertifikat auf Ihrer Seite ist abgelaufen}',
      'im Vertrag steht {die falsche Firma|ein ausgeschlossener Dienstleister}',
    ],
    details: ['{unsere Bank verlangt das|ohne das stoppt der Einkauf}'],
    mentions: ['{der Fragebogen|der AV-Vertrag}'],
  }),
  'suspicious-activity': briefTopic({
    subjects: ['{fremde Anmeldung|gefälschte Rechnung|gehackt}'],
    todo: ['{sehen, wer nachts in unserem Konto war|erkennen, ob eine Mail von Ihnen ist}'],
    task: ['{den Zugang von <colleague> sofort sperren|uns alle Anmeldungen seit <date> schicken}'],
    broken: [
      '{jemand aus <country> war in unserem Konto|unsere Kunden bekommen Rechnungen mit fremder IBAN}',
      '{die IBAN auf unseren Angeboten wurde geändert, von uns war es keiner|es gibt einen Benutzer, den niemand kennt}',
    ],
    details: ['{die Kennwörter sind geändert|die Adresse war <ip>}'],
    mentions: ['{die gefälschte Rechnung|die fremde Anmeldung}'],
  }),
}
