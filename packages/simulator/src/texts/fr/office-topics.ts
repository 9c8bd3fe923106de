import { briefTopic } from '../brief-topic.ts'
import type { TopicBook } from '../topic-texts.ts'

/** French for what an office asks: money, access, interfaces, data and figures. */
export const frenchOfficeTopics: TopicBook = {
  'invoice-errors': briefTopic({
    subjects: ['{montant faux|facture <invoice>|facture manquante}'],
    todo: ['{obtenir la facture|recevoir un justificatif} pour <month>'],
    task: [
      '{corriger la facture <invoice>|renvoyer la facture à notre comptabilité|refaire la facture avec notre numéro de TVA}',
    ],
    broken: [
      '{la dernière facture indique <nn> postes|vous nous avez facturé <money>} {alors que nous en avons la moitié|au lieu de <money>}',
      "{aucune facture n'est arrivée pour <month>|l'ancienne adresse figure encore sur la facture}",
    ],
    details: ['notre comptable {en a besoin|attend} avant <day>'],
    mentions: ['{la facture de <month>|votre facture}'],
  }),
  refunds: briefTopic({
    subjects: ['{remboursement|avoir|prélevé deux fois}'],
    todo: ['{récupérer un trop-payé|obtenir un avoir}'],
    task: ['{rembourser le double prélèvement|nous rendre <money>|établir un avoir}'],
    broken: [
      '{le même montant a été prélevé deux fois|<money> sont partis deux fois du compte}',
      "{l'argent promis n'est jamais arrivé|l'avoir promis manque toujours}",
    ],
    details: ['{la banque ne voit rien|le relevé est joint}'],
    mentions: ["{l'avoir|le remboursement}"],
  }),
  'payment-methods': briefTopic({
    subjects: ['{carte refusée|prélèvement SEPA|nouveau RIB}'],
    todo: ['{payer par virement|remplacer la carte enregistrée|passer au prélèvement}'],
    task: ['{relancer le paiement|débloquer notre compte, le virement est fait|enlever mon ancienne carte}'],
    broken: [
      'notre carte {est refusée|ne passe plus}, {la banque ne voit pas de problème|elle marche ailleurs}',
      '{tout le monde est bloqué depuis un paiement rejeté|on voit « paiement en retard » alors que tout est payé}',
    ],
    details: ['{le plafond a été relevé|elle expire en <month>}'],
    mentions: ['{la carte enregistrée|le prélèvement}'],
  }),
  'plan-changes': briefTopic({
    subjects: ['{ajouter des postes|passer en Business|formule}'],
    todo: ['{ajouter <n> personnes pour la saison|revenir à une formule plus petite}'],
    task: ['{ajouter <nn> postes|nous passer en Business|envoyer un devis pour <nn> personnes}'],
    broken: [
      "nous sommes passés en Business {mais rien n'a changé|et les anciennes limites restent}",
      'on lit « limite de postes atteinte » {alors que <n> sont libres|bien que trois soient partis}',
    ],
    details: ["{nous sommes <nn> aujourd'hui|une agence ouvre bientôt}"],
    mentions: ['{notre formule|le passage en Business}'],
  }),
  cancellation: briefTopic({
    subjects: ['{résiliation|fin de contrat|reconduction}'],
    todo: ["{résilier le contrat|suspendre l'abonnement cet hiver}"],
    task: ['{résilier notre contrat au <date>|confirmer notre résiliation|arrêter la reconduction}'],
    broken: [
      '{nous avons résilié à temps et le contrat a été reconduit|personne ne confirme notre résiliation}',
      '{je ne trouve nulle part comment partir|le bouton pour résilier ne mène à rien}',
    ],
    details: ["{nous fermons l'entreprise|ce n'est pas la faute du logiciel}"],
    mentions: ['{la résiliation|la reconduction}'],
  }),
  'company-details': briefTopic({
    subjects: ['{nouvelle adresse|changement de propriétaire|raison sociale}'],
    todo: ["{transférer l'espace à ma remplaçante|changer notre raison sociale}"],
    task: ['{mettre <colleague> comme propriétaire|fusionner nos deux espaces|changer notre adresse}'],
    broken: [
      "{l'ancien patron est parti et personne ne peut rien modifier|notre nouveau nom revient toujours à l'ancien}",
    ],
    details: ["{l'extrait Kbis est joint|la fusion prend effet le <date>}"],
    mentions: ['{le changement de nom|le nouveau propriétaire}'],
  }),
  'password-lockout': briefTopic({
    subjects: ["{impossible d'entrer|mot de passe|utilisateur bloqué}"],
    todo: ["{retrouver l'accès après trop d'essais|débloquer un collègue}"],
    task: ['{débloquer <colleague>|réinitialiser mon mot de passe|renvoyer le lien}'],
    broken: [
      "{on me dit « mot de passe incorrect » alors qu'il est bon|je suis déconnecté toutes les cinq minutes}",
      'le lien de réinitialisation {est déjà expiré|ne marche jamais}',
    ],
    details: ['{mon identifiant est <email>|ça marche sur le téléphone}'],
    mentions: ['{mon mot de passe|ma connexion}'],
  }),
  'single-sign-on': briefTopic({
    subjects: ['{SSO|<idp>|certificat}'],
    todo: ['{relier <idp> à Marlstone|changer le certificat sans coupure}'],
    task: ['{activer le SAML pour nous|charger le nouveau certificat|autoriser notre second domaine}'],
    broken: [
      'après <idp> {on tombe sur « assertion invalide »|on tourne en rond}',
      "{les nouveaux collègues ne sont pas créés chez vous|le certificat a expiré et toute l'entreprise est dehors}",
    ],
    details: ['{la même configuration marche ailleurs|je peux envoyer la trace SAML}'],
    mentions: ['{la connexion par <idp>|le SSO}'],
  }),
  'two-factor': briefTopic({
    subjects: ['{nouveau téléphone|code refusé|double authentification}'],
    todo: ['{continuer avec un nouveau téléphone|imprimer des codes de secours}'],
    task: ['{réinitialiser la deuxième étape pour <colleague>|désactiver le code sur le poste du dépôt}'],
    broken: [
      "{les six chiffres sont toujours refusés|le SMS arrive quand c'est trop tard}",
      '{aucun code de secours ne marche|un code est demandé à chaque page}',
    ],
    details: ["{le téléphone a été volé|l'heure du téléphone est juste}"],
    mentions: ['{le code de sécurité|mon nouveau téléphone}'],
  }),
  'roles-permissions': briefTopic({
    subjects: ['{droits|qui peut voir quoi|« accès refusé »}'],
    todo: ['{cacher les prix aux chauffeurs|donner un accès en lecture à notre auditeur}'],
    task: ["{donner les droits d'administrateur à <colleague>|retirer les droits de notre ancien associé}"],
    broken: [
      '<colleague> voit « accès refusé » {alors que son rôle le permet|sur les rapports}',
      '{les intérimaires voient les prix et les factures|la moitié de mon menu a disparu}',
    ],
    details: ["{un collègue avec le même rôle n'a rien|se reconnecter ne change rien}"],
    mentions: ['{le rôle de <colleague>|nos droits}'],
  }),
  'api-errors': briefTopic({
    subjects: ['{<endpoint> renvoie <code>|limite de requêtes|question sur <endpoint>}'],
    todo: ['{récupérer tous les articles par script|créer une clé pour la boutique}'],
    task: ["{augmenter notre limite de requêtes|révoquer l'ancienne clé}"],
    broken: [
      "<endpoint> {renvoie <code>|répond vide} {dès qu'il y a un avoir|depuis <day>}",
      '{notre script reçoit 429 après <nn> appels|la clé est refusée avec 401}',
    ],
    details: ["{identifiant de requête : <id>|rien n'a changé chez nos développeurs}"],
    mentions: ["{l'API|notre script}"],
  }),
  webhooks: briefTopic({
    subjects: ['{webhook|signature fausse|événements manquants}'],
    todo: ['{vérifier la signature|recevoir à nouveau les événements manqués}'],
    task: ["{renvoyer tous les événements depuis <date>|réactiver notre point d'écoute}"],
    broken: [
      '{notre serveur ne reçoit plus aucun événement|chaque événement arrive deux fois}',
      'la signature {ne correspond pas|est fausse} depuis {le changement de secret|<day>}',
    ],
    details: ['{nous répondons 200 en <nn> ms|exemple : <id>}'],
    mentions: ["{le webhook|notre point d'écoute}"],
  }),
  'accounting-connector': briefTopic({
    subjects: ['{<books>|transfert comptable|lien avec <books>}'],
    todo: ['{relier <books>|envoyer les cautions sur un autre compte dans <books>}'],
    task: ["{relancer le transfert de <month>|déconnecter l'ancienne société de <books>}"],
    broken: [
      "{nos factures clients n'arrivent plus dans <books>|tout est en double dans <books>}",
      "le lien avec <books> {tombe chaque nuit|s'arrête sur « code TVA inconnu »}",
    ],
    details: ["{la période est ouverte|notre comptable l'a vu à la clôture}"],
    mentions: ['{le lien avec <books>|le transfert comptable}'],
  }),
  'csv-import': briefTopic({
    subjects: ['{charger un fichier|lignes rejetées|<file>}'],
    todo: ['{charger notre liste de clients depuis Excel|changer seulement les prix par fichier}'],
    task: ['{charger la liste jointe|annuler le chargement du <date>}'],
    broken: [
      "{le chargement s'arrête à la ligne <k>|<nn> lignes sont rejetées pour « date invalide »}",
      "{les accents deviennent des points d'interrogation|tous les prix du tableau sont cent fois trop hauts}",
    ],
    details: ["{le fichier a <k> lignes|avec votre modèle c'est pareil}"],
    mentions: ['{la liste de prix|<file>}'],
  }),
  'data-export': briefTopic({
    subjects: ['{télécharger nos données|fichier vide|liste complète}'],
    todo: ['{sortir toutes les réservations en fichier|récupérer la liste des clients dans Excel}'],
    task: ['{nous envoyer une copie complète|préparer une liste des cautions pour le contrôle}'],
    broken: [
      "{le fichier téléchargé s'arrête après <k> lignes|l'archive est en préparation depuis <day>}",
      "{le fichier est vide|les colonnes sont décalées} {dès qu'il y a des factures|à partir de la ligne <k>}",
    ],
    details: ["{c'est pour le fisc|un seul mois passe}"],
    mentions: ["{l'archive|la copie complète}"],
  }),
  'duplicate-records': briefTopic({
    subjects: ['{doublons|clients en double|<k> articles à supprimer}'],
    todo: ["{fusionner deux clients identiques|archiver <k> articles d'un coup}"],
    task: ['{fusionner les doublons de la liste|restaurer ce que <colleague> a effacé}'],
    broken: [
      '{chaque client existe deux fois|la fusion perd les anciennes réservations}',
      "{les articles supprimés reviennent le matin|la modification en masse a touché l'autre dépôt}",
    ],
    details: ["{il y en a environ <k>|à la main, c'est sans fin}"],
    mentions: ['{les doublons|le nettoyage}'],
  }),
  'report-figures': briefTopic({
    subjects: ["{chiffres faux|chiffre d'affaires <month>|taux d'occupation}"],
    todo: ["{comprendre le taux d'occupation|savoir pourquoi le tableau et nos factures diffèrent}"],
    task: ['{recalculer les chiffres de <month>|exclure notre dépôt de test}'],
    broken: [
      'le tableau de bord indique <money> {mais nos factures font <money>|et demain autre chose}',
      "{l'occupation dépasse 100 %|les avoirs comptent comme des recettes}",
    ],
    details: ["{la direction veut les chiffres <day>|j'ai comparé ligne par ligne}"],
    mentions: ["{le tableau de bord|le taux d'occupation}"],
  }),
  'report-builder': briefTopic({
    subjects: ['{faire un tableau|filtre|vue disparue}'],
    todo: ['{construire une vue des retours en retard|regrouper par dépôt et par semaine}'],
    task: ['{restaurer ma vue|rendre ma vue visible à tous}'],
    broken: [
      "{le filtre par dépôt ne fait rien|un second regroupement bloque l'éditeur}",
      "{ma vue enregistrée s'ouvre vide|le tri place 9 après 80}",
    ],
    details: ['il me faut une ligne par {client|semaine}'],
    mentions: ['{ma vue|le tableau des retards}'],
  }),
  'scheduled-reports': briefTopic({
    subjects: ['{résumé du lundi|envoi hebdomadaire|destinataires}'],
    todo: ["{envoyer le résumé au patron chaque lundi|changer l'heure de l'envoi des chiffres}"],
    task: ['{ajouter <colleague> aux destinataires du résumé|renvoyer le résumé de <month>}'],
    broken: [
      "{le résumé du lundi n'est pas parti|le résumé arrive deux fois}",
      "{la pièce jointe du résumé est vide|le résumé contient le mois d'avant}",
    ],
    details: ["{l'envoi manuel marche|c'est réglé sur <day> <time>}"],
    mentions: ["{le résumé du lundi|l'envoi des chiffres}"],
  }),
}
