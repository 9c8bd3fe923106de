import type { Phrasebook } from '../phrasebook.ts'

/** French frames. */
export const french: Phrasebook = {
  formalGreetings: ['Madame, Monsieur', "Bonjour à l'équipe du support", 'Bonjour'],
  greetings: ["Bonjour{ à tous| l'équipe||}", 'Salut', 'Coucou', 'Bonsoir', 'Rebonjour'],
  openers: [
    "j'espère que {vous allez bien|tout va bien chez vous}",
    '{petite question|une bricole} {de notre part|depuis <depot>|}',
    'je vous écris {au nom de <customer>|pour <colleague>|pour notre dépôt de <depot>}',
    "{rien dans votre aide|j'ai cherché dans l'aide sans succès}",
    "{je ne sais pas si je m'adresse au bon service|merci de transférer si ce n'est pas pour vous}",
    'nous sommes clients depuis {<n> ans|<month>} et {plutôt contents|ça va en général}',
  ],
  howTo: [
    '{comment peut-on|comment puis-je|comment fait-on pour} <todo> ?',
    '{peut-on|est-il possible de bien} <todo> ?',
    '{nous voulons|je voudrais|il faudrait} <todo> {mais je ne trouve pas où|et je ne sais pas comment}',
    '{où|dans quel menu} peut-on <todo> ?',
  ],
  wish: [
    '{ce serait bien|cela nous aiderait beaucoup} de pouvoir <wish>',
    '{une idée|une suggestion} : <wish>',
    '{est-il prévu|pensez-vous} de nous laisser <wish> un jour ?',
  ],
  task: [
    '{merci de|prière de bien vouloir} <task>',
    '{pouvez-vous|pourriez-vous|pouvez-vous svp} <task> ?',
    '{il nous faudrait|demande} : <task>',
  ],
  bug: [
    '<broken>',
    'depuis {<day>|hier|la mise à jour}, <broken>',
    '{nous avons remarqué|je constate} que <broken>',
    "{quelque chose cloche|ce n'est pas normal} : <broken>",
    "<broken>. {avant ça marchait|c'est connu ?|jusqu'à <day> tout allait bien}",
  ],
  incident: [
    'depuis <earlier> {ce matin|} : <broken>',
    "{en ce moment|à l'instant}, <broken>",
    '<broken>. cela a commencé à <earlier>',
    "<broken>. {nous sommes plusieurs|toute l'équipe l'a}",
  ],
  complaint: [
    '{encore une fois|pour la <n>e fois} : <broken>',
    '{je suis|nous sommes} {vraiment|franchement} {déçus|mécontents}. <broken>',
    "<broken>, et {personne ne répond|tout le monde s'en moque}",
    '{réclamation|pourquoi payons-nous} : <broken>',
  ],
  asides: [
    "{cela n'a rien à voir|je ne parle pas de ceci} : <mention>",
    "<mention>, {c'est réglé, merci|ça marche maintenant|c'est un autre sujet}",
    "{on a d'abord pensé à autre chose|mon collègue accuse autre chose} ({sujet|thème} : <mention>)",
    "{nous l'avons vu en passant|un autre ticket est ouvert} : <mention>",
  ],
  repeats: [
    "{j'ai déjà écrit|nous avons déjà écrit} {<day>|il y a <n> jours}",
    '{deuxième|troisième} message {à ce sujet|}',
    "{toujours pas réglé|rien n'a bougé}",
  ],
  seconds: ['{autre chose|et aussi|par ailleurs|PS}', "tant que j'y suis"],
  impact: [
    {
      plain: ["{rien d'urgent|pas pressé}", "{c'est juste gênant|c'est pour savoir}"],
      loud: ['{TRÈS URGENT|immédiatement svp} !!', "j'attends une réponse {aujourd'hui|dans l'heure}"],
      calm: ["{quand vous aurez le temps|à l'occasion}"],
    },
    {
      plain: [
        "{je me débrouille|une personne contourne} {pour l'instant|}",
        '{ça me fait perdre du temps|cette semaine ce serait bien}',
      ],
      loud: ["{je ne peux pas travailler ainsi|c'est inadmissible} !", "rappelez-moi {aujourd'hui|vite} svp"],
      calm: ["{on s'arrange|ça ira}"],
    },
    {
      plain: [
        '{<nn> personnes ne peuvent|tout le comptoir ne peut} plus avancer',
        'il le faut avant {<day>|<date>}, {sinon on perd un contrat|un gros client attend}',
        'cela nous a déjà coûté <money>',
      ],
      loud: [
        "URGENT : {toute une équipe attend|on perd de l'argent chaque heure} !",
        'je veux parler à un responsable',
      ],
      calm: [
        "{quelques-uns d'entre nous sont un peu ralentis|la moitié du comptoir est un peu freinée}",
        'avant {le week-end|<day>} ce serait bien, <nn> livraisons en dépendent',
      ],
    },
    {
      plain: [
        "{personne ne peut travailler|toute l'activité est arrêtée}, {tous les dépôts sont touchés|<nn> personnes attendent}",
        'nous ne pouvons {rien sortir|plus rien louer}',
        'chaque heure nous coûte <money>',
      ],
      loud: ['TOUT EST BLOQUÉ{ !!| !}', 'appelez TOUT DE SUITE, toute la société est arrêtée !'],
      calm: [
        '{tous les dépôts|nous <nn>} travaillons sur papier, {on tient une heure|merci de regarder bientôt}',
        "pour l'instant {rien ne sort|le comptoir est fermé}, merci d'avance",
      ],
    },
  ],
  angry: ["{c'est incroyable|ça suffit} !", '{on pense à partir|le service était mieux avant}', 'réglez ça !'],
  closings: [
    "{merci|merci beaucoup}{ d'avance| pour votre aide|}",
    "{merci de me répondre|dans l'attente de votre retour}",
    "capture d'écran jointe",
    '{pouvez-vous regarder|que faire} ?',
    "je suis joignable jusqu'à <later>",
  ],
  formalFarewells: ['Cordialement', 'Bien à vous', 'Veuillez agréer mes salutations distinguées'],
  farewells: ['Merci', 'À bientôt', 'Bonne journée', 'Cdt'],
  vagueSubjects: [
    "{aide|besoin d'aide}",
    '{question|petite question}',
    '{problème|erreur} {avec|dans} Marlstone',
    'ça ne marche pas',
    '{demande|à rappeler}',
  ],
  loudSubjects: ['{URGENT|urgent}{ !!| !|}', '{IMPORTANT|TRÈS URGENT}', 'au secours'],
  strayingSubjects: ['{RE|TR}: <mention>', '<mention>', '{question|sujet} : <mention>'],
  quoteHeads: [
    'Le <date>, Marlstone Support a écrit :',
    "-----Message d'origine-----\nDe : Marlstone Support\nObjet : <mention>",
  ],
  supportReplies: [
    'merci de votre patience. Pour votre demande ({sujet|thème} : <mention>), {tout est réglé|nous revenons vers vous {<day>|bientôt}}',
    "{bonne nouvelle|un point} : <mention>, c'est {réglé|en ordre}",
  ],
  jobs: [
    'Comptabilité',
    'Responsable sécurité informatique',
    'Chef de dépôt',
    'Planning',
    'Gérante',
    'Contrôle de gestion',
    'Développement & interfaces',
  ],
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
}
