import { briefTopic } from '../brief-topic.ts'
import type { TopicBook } from '../topic-texts.ts'

/** French for what the yard and the whole company ask: phones, devices, set-up, availability, bookings, privacy. */
export const frenchYardTopics: TopicBook = {
  'app-crashes': briefTopic({
    subjects: ["{l'appli plante|écran blanc|Go sur <phone>}"],
    todo: ["{revenir à la version d'avant de l'appli|envoyer un journal de plantage}"],
    task: ['regarder les plantages de {<email>|nos téléphones}'],
    broken: [
      "{l'appli se ferme dès que je prends une photo|depuis la mise à jour l'écran reste blanc}",
      "{la signature fige l'appli|<n> chauffeurs ne peuvent plus ouvrir l'appli}",
    ],
    details: ['{réinstallée, sans effet|appareil : <phone>, version <version>}'],
    mentions: ["{l'appli|la mise à jour de l'appli}"],
  }),
  'offline-sync': briefTopic({
    subjects: ['{retours non transmis|sans réseau|téléphone et bureau}'],
    todo: ['{travailler sans réseau dans un sous-sol|voir ce qui attend encore sur les téléphones}'],
    task: ['{débloquer les saisies en attente du téléphone|comparer ce qui est arrivé le <date>}'],
    broken: [
      "{ce que les chauffeurs saisissent dehors n'arrive jamais au bureau|le téléphone affiche « <nn> modifications en attente »}",
      "{les retours d'hier ont disparu|le bureau écrase ce qui est fait sur la route}",
    ],
    details: ['{il y a du réseau|le téléphone est encore ici}'],
    mentions: ['{les saisies en attente|la tablette des chauffeurs}'],
  }),
  'push-notifications': briefTopic({
    subjects: ["{pas d'alerte|trop de bips|alertes la nuit}"],
    todo: ['{couper les alertes la nuit|recevoir une alerte pour chaque nouvelle mission}'],
    task: ['arrêter les bips pour {<colleague>|tout le monde}'],
    broken: [
      "{aucune alerte n'arrive sur le téléphone|les alertes arrivent des heures après}",
      '{le téléphone sonne toute la nuit|la pastille rouge ne part jamais}',
    ],
    details: ['{tout est autorisé sur le téléphone|les mails arrivent, eux}'],
    mentions: ['{les alertes|les bips}'],
  }),
  'scanner-faults': briefTopic({
    subjects: ['{<scanner> ne lit pas|lecteur|batterie}'],
    todo: ['{coupler un nouveau <scanner>|lire des codes mouillés}'],
    task: ['{rattacher le <scanner> <serial> à notre dépôt|vérifier la garantie de <serial>}'],
    broken: [
      '{le <scanner> bipe mais ne lit rien|la gâchette du <scanner> est morte}',
      '{le lecteur perd sa connexion sans cesse|la batterie est vide après <n> heures}',
    ],
    details: ["{numéro de série <serial>|l'autre appareil lit les mêmes codes}"],
    mentions: ['{le lecteur|le <scanner>}'],
  }),
  'label-printing': briefTopic({
    subjects: ['{étiquettes|<printer>|impression décalée}'],
    todo: ['{réimprimer <nn> étiquettes|installer la <printer>}'],
    task: ['{envoyer un modèle de <nn> mm|livrer <n> rouleaux}'],
    broken: [
      '{la <printer> sort des étiquettes vides|le code est coupé à droite}',
      '{toutes les étiquettes ont le même numéro|les codes sont flous et rien ne les lit}',
    ],
    details: ['{la page de test est bonne|la tête est propre}'],
    mentions: ["{les étiquettes|l'imprimante}"],
  }),
  'gateway-connectivity': briefTopic({
    subjects: ['{Gate hors ligne|boîtier du dépôt|sortie}'],
    todo: ['{mettre le boîtier en ligne derrière notre pare-feu|monter un Gate dehors}'],
    task: ['{redémarrer le boîtier <serial> à distance|affecter le Gate à un autre dépôt}'],
    broken: [
      '{le boîtier de la sortie est hors ligne|le Gate clignote rouge depuis <time>}',
      "{les palettes passent et rien n'est compté|après la coupure de courant le boîtier n'a plus d'adresse}",
    ],
    details: ['{un portable sur le même câble marche|déjà débranché dix minutes}'],
    mentions: ['{le Gate|le boîtier}'],
  }),
  'device-returns': briefTopic({
    subjects: ['{remplacement de <serial>|colis manquant|retour}'],
    todo: ['{renvoyer un appareil cassé|savoir quand le colis arrive}'],
    task: ["{envoyer un appareil de remplacement|établir un bon de retour|changer l'adresse de livraison}"],
    broken: [
      "{le colis n'est jamais arrivé|il manque l'alimentation dans le carton}",
      "{nous avons renvoyé l'appareil il y a <n> semaines sans nouvelles|le remplacement est arrivé cassé}",
    ],
    details: ['{numéro de suivi <id>|acheté en <month>, sous garantie}'],
    mentions: ['{le colis|le remplacement}'],
  }),
  'first-setup': briefTopic({
    subjects: ['{mise en place|premiers pas|par où commencer}'],
    todo: ["{bien commencer quand on est petit|organiser dépôts et catégories|tout préparer pour l'ouverture}"],
    task: ["{relire notre configuration avant le départ|prolonger l'essai}"],
    broken: ["{l'assistant de départ bloque à l'étape <n>|les données d'exemple ne partent pas}"],
    details: ['{nous sommes <n>, nous louons des tentes|nous démarrons le <date>}'],
    mentions: ['{la mise en place|notre démarrage}'],
  }),
  'training-sessions': briefTopic({
    subjects: ['{formation|date de formation|enregistrement}'],
    todo: ["{avoir une formation pour les nouveaux|retrouver l'enregistrement du <date>}"],
    task: ['{prévoir une formation pour <nn> personnes|déplacer notre formation}'],
    broken: [
      "{personne n'est venu à la formation de <day>|le lien de la formation ne s'ouvre pas}",
      "l'enregistrement {s'arrête après <n> minutes|n'a pas de son}",
    ],
    details: ['{le matin nous convient|la moitié ne connaît pas le programme}'],
    mentions: ["{la formation|l'enregistrement}"],
  }),
  'system-migration': briefTopic({
    subjects: ['{passage de <oldtool>|anciennes données|bascule}'],
    todo: ["{quitter <oldtool> sans arrêter l'activité|reprendre les locations en cours de <oldtool>}"],
    task: ["{faire la reprise de <oldtool> en <month>|refaire la reprise d'essai}"],
    broken: [
      "{après la reprise il manque des locations en cours|la reprise d'essai mélange clients et fournisseurs}",
      "{les anciennes réservations portent la date de la bascule|la reprise n'avance plus depuis <day>}",
    ],
    details: ["{<oldtool> s'arrête le <date>|nous pouvons envoyer une sauvegarde}"],
    mentions: ["{la reprise de <oldtool>|l'ancien système}"],
  }),
  outages: briefTopic({
    subjects: ['{plus rien ne marche|tout est arrêté|erreur <five>}'],
    todo: ['{savoir si cela vient de vous ou de nous|travailler pendant une coupure}'],
    task: ['{envoyer un rapport sur la coupure du <date>|confirmer la disponibilité de <month>}'],
    broken: [
      "{aucune page ne s'ouvre, ni au bureau ni sur les téléphones|partout on voit « <five> »}",
      '{tout Marlstone est inaccessible|ça marche une minute puis plus du tout}',
    ],
    details: ['{les autres sites marchent|nous écrivons tout sur papier}'],
    mentions: ['{la coupure|la maintenance}'],
  }),
  'slow-pages': briefTopic({
    subjects: ['{très lent|temps de chargement|recherche}'],
    todo: ['{accélérer la liste des réservations|mesurer si notre ligne est en cause}'],
    task: ['regarder pourquoi notre espace {rame|est lent}'],
    broken: [
      '{chaque clic prend <nn> secondes|la liste des factures tourne sans fin}',
      "{le matin tout rame|sortir un article prend plus de temps que l'écrire}",
    ],
    details: ["{le soir c'est rapide|ligne : <nn> Mbit}"],
    mentions: ['{les lenteurs|la recherche}'],
  }),
  'missing-emails': briefTopic({
    subjects: ['{clients sans confirmation|spam|mails perdus}'],
    todo: ['{envoyer les confirmations depuis notre adresse|voir si un mail est parti}'],
    task: ["{retirer <email> de votre liste de blocage|renvoyer les confirmations d'hier}"],
    broken: [
      '{nos clients ne reçoivent aucune confirmation|tout ce qui va chez Gmail finit en spam}',
      '{les rappels arrivent un jour trop tard|les mails partent sans pièce jointe}',
    ],
    details: ['{SPF et DKIM sont en place|rien dans les spams}'],
    mentions: ['{les confirmations|notre expéditeur}'],
  }),
  'booking-conflicts': briefTopic({
    subjects: ['{double réservation|stock faux|<item>}'],
    todo: ["{éviter qu'un article soit promis deux fois|prévoir un jour de nettoyage}"],
    task: ['{libérer <item> bloqué par une commande annulée|rétablir la commande <id>}'],
    broken: [
      '{<item> est réservé deux fois|le stock libre affiche moins <n>} pour <day>',
      "{l'article est marqué loué alors qu'il est ici|déplacer la commande en perd la moitié}",
    ],
    details: ['{le client était au comptoir|nous en avons <nn>}'],
    mentions: ['{la double réservation|la commande <id>}'],
  }),
  'calendar-feeds': briefTopic({
    subjects: ["{calendrier vide|Outlook|décalage d'une heure}"],
    todo: ['{voir nos enlèvements dans Outlook|partager à un chauffeur ses missions}'],
    task: ["renouveler notre adresse de calendrier, {elle a circulé|un ancien chauffeur l'a}"],
    broken: [
      '{les rendez-vous dans Outlook ont une heure de décalage|les enlèvements annulés restent au calendrier}',
      '{le calendrier ne montre plus rien|chaque rendez-vous apparaît trois fois}',
    ],
    details: ['{chez vous les heures sont justes|réabonné, sans effet}'],
    mentions: ['{le calendrier|les rendez-vous dans Outlook}'],
  }),
  'rates-deposits': briefTopic({
    subjects: ['{prix faux sur un devis|caution|tarif week-end}'],
    todo: ['{fixer un tarif de week-end|garder une partie de la caution|donner ses propres prix à un client fidèle}'],
    task: ['{libérer la caution de <customer>|remettre la grille de prix du <date>}'],
    broken: [
      '{un devis sur un week-end sort à <money> au lieu de <money>|la caution a été prise deux fois}',
      "{la remise disparaît quand j'ajoute le transport|les nouveaux prix changent aussi les anciens devis}",
    ],
    details: ['{à la main cela fait <money>|le client a déjà signé}'],
    mentions: ['{le tarif week-end|la caution}'],
  }),
  'data-deletion': briefTopic({
    subjects: ["{RGPD|effacement|droit d'accès}"],
    todo: ['{effacer une personne pour de bon|répondre à une personne sur ce que nous gardons}'],
    task: [
      "{effacer tout ce qui concerne <customer>|nous envoyer une copie de ce qui est conservé|confirmer l'effacement par écrit}",
    ],
    broken: [
      '{une personne effacée réapparaît dans la recherche|je reçois encore des courriers malgré mon opposition}',
    ],
    details: ["{le délai légal finit le <date>|la personne cite l'article 17}"],
    mentions: ["{la demande d'effacement|notre délégué à la protection des données}"],
  }),
  'security-review': briefTopic({
    subjects: ['{questionnaire|contrat de sous-traitance|certificat ISO}'],
    todo: ['{obtenir votre certificat ISO|savoir dans quel pays vous hébergez}'],
    task: [
      '{remplir le questionnaire joint avant <date>|signer le contrat de sous-traitance|nommer vos sous-traitants}',
    ],
    broken: ['{un test a trouvé un TLS trop ancien chez vous|le certificat sur votre site a expiré}'],
    details: ["{notre banque l'exige|sinon les achats bloquent}"],
    mentions: ['{le questionnaire|le contrat de sous-traitance}'],
  }),
  'suspicious-activity': briefTopic({
    subjects: ['{connexion inconnue|fausse facture|piratage}'],
    todo: ['{voir qui était dans notre compte la nuit|savoir si un mail vient de vous}'],
    task: ["{bloquer tout de suite l'accès de <colleague>|nous envoyer les connexions depuis <date>}"],
    broken: [
      "{quelqu'un est entré dans notre compte depuis <country>|nos clients reçoivent des factures avec un faux IBAN}",
      "{l'IBAN de nos devis a été changé et ce n'est pas nous|il y a un utilisateur que personne ne connaît}",
    ],
    details: ["{tous les mots de passe sont changés|l'adresse était <ip>}"],
    mentions: ['{la fausse facture|la connexion inconnue}'],
  }),
}
