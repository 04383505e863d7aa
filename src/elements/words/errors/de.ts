import { counted } from '../../../session/sentences/counted.js';
import { aside, eitherOf, farOff } from '../../../session/sentences/phrases.js';
import type { ErrorWords } from '../words.js';

const number = new Intl.NumberFormat('de');
const count = counted('de', { one: '# Argument', other: '# Argumente' });
const range = (least: number, most: number) => (most > least ? `${number.format(least)} oder ` : '') + count(most);
const taken = (names: readonly string[]) =>
  (names.length ? `${count(names.length)} (${names.join(', ')})` : 'keine Argumente');

export const errors: ErrorWords = {
  configuration:
    'Dieser Teil der Seite ist falsch eingerichtet. Wer die Seite betreibt, findet den Grund in der Konsole.',
  'popup-blocked': 'Ihr Browser hat das Anmeldefenster blockiert.',
  'popup-closed': 'Das Anmeldefenster wurde geschlossen.',
  cancelled: 'Der Vorgang wurde abgebrochen.',
  timeout: 'Es kam rechtzeitig keine Antwort. Bitte versuchen Sie es noch einmal.',
  network: 'Keine Verbindung. Prüfen Sie Ihr Netzwerk und versuchen Sie es noch einmal.',
  'access-denied': 'Die Anmeldung wurde abgelehnt.',
  'consent-required': 'Die Anmeldung braucht Ihre Zustimmung. Bitte melden Sie sich erneut an.',
  'interaction-required': 'Bitte melden Sie sich erneut an.',
  'state-mismatch': 'Diese Antwort gehört zu einer anderen Anmeldung. Bitte melden Sie sich erneut an.',
  'invalid-response': 'Die Antwort ist nicht zu gebrauchen. Bitte versuchen Sie es noch einmal.',
  'credentials-rejected': 'Ihre Anmeldung wurde nicht anerkannt. Bitte melden Sie sich erneut an.',
  'signed-out': 'Sie sind nicht angemeldet.',
  expired: 'Ihre Sitzung ist beendet. Bitte melden Sie sich erneut an.',
  'account-changed': 'Ein anderes Konto hat sich angemeldet.',
  clock: 'Die Uhr dieses Geräts geht falsch. Stellen Sie sie richtig und melden Sie sich erneut an.',
  input: 'Eine Eingabe ist nicht zu gebrauchen. Bitte prüfen Sie, was Sie eingegeben haben.',
  forbidden: 'Das dürfen Sie nicht: Es fehlen Scopes.',
  'not-found': 'Das gibt es nicht.',
  conflict: 'Das widerspricht dem, was schon da ist. Laden Sie neu und versuchen Sie es noch einmal.',
  'rate-limited': 'Zu viele Anfragen. Bitte versuchen Sie es in einer Minute noch einmal.',
  server: 'Der Dienst ist gestört. Bitte versuchen Sie es später noch einmal.',

  signInNotAllowed: 'Diese Seite erlaubt gerade keine Anmeldung.',
  signInCancelled: 'Die Anmeldung wurde abgebrochen.',
  signInNotSetUp: 'Die Anmeldung ist auf dieser Seite nicht eingerichtet.',
  pageNotServed: 'Diese Seite muss über http oder https aufgerufen werden, damit eine Anmeldung möglich ist.',
  signInNotLoaded:
    'Die Anmeldung konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  popupBlocked: 'Ihr Browser hat das Anmeldefenster blockiert.',
  signInTooLong: 'Die Anmeldung wurde nicht rechtzeitig abgeschlossen.',
  signInIncomplete: 'Die Anmeldung konnte nicht abgeschlossen werden. Bitte versuchen Sie es noch einmal.',
  signedOutMeanwhile:
    'Während dieser Anmeldung haben Sie sich in einem anderen Tab abgemeldet. Bitte melden Sie sich erneut an.',
  otherSignInsAnswer: 'Diese Antwort gehört zu einer anderen Anmeldung. Bitte melden Sie sich erneut an.',
  signInDeclined: 'Die Anmeldung wurde abgelehnt.',
  mayNotSignIn: 'Sie dürfen sich hier nicht anmelden.',
  consentNeeded: 'Der Anmeldedienst braucht Ihre Zustimmung. Bitte melden Sie sich erneut an.',
  itSays: ({ said }) => `Die Begründung: ${said}`,
  clockBehind: ({ hours }) =>
    `Die Uhr dieses Computers geht um etwa ${farOff('de', hours)} nach. Stellen Sie sie richtig und melden Sie ` +
    'sich erneut an.',
  clockAhead: ({ hours }) =>
    `Die Uhr dieses Computers geht um etwa ${farOff('de', hours)} vor. Stellen Sie sie richtig und melden Sie ` +
    'sich erneut an.',

  nobodySignedIn: 'Niemand ist angemeldet.',
  signedOut: 'Sie sind abgemeldet.',
  sessionEnded: 'Ihre Sitzung ist beendet. Melden Sie sich an, um weiterzuarbeiten.',
  sessionChanged: 'Die Sitzung hat sich geändert.',
  waitingCancelled: 'Das Warten auf Zugangsdaten wurde abgebrochen.',
  anotherPerson: 'Jetzt ist jemand anderes angemeldet.',
  signInAgain: 'Bitte melden Sie sich erneut an, um weiterzuarbeiten.',
  signInRevoked: 'Taskcluster erkennt diese Anmeldung nicht mehr an. Melden Sie sich erneut an, um weiterzuarbeiten.',
  otherTabRenews: 'Ein anderer Tab verlängert die Sitzung und braucht lange dafür.',
  notRenewed: 'Die Sitzung konnte nicht verlängert werden.',
  notRenewedInTime: 'Die Sitzung konnte nicht rechtzeitig verlängert werden.',
  noIdToken: 'Diese Anmeldung liefert kein ID-Token.',
  requestCancelled: 'Die Anfrage wurde abgebrochen.',

  rootUrlUnusable:
    'Die Anmeldung ist nicht eingerichtet: Die Root-URL von Taskcluster fehlt oder ist nicht zu gebrauchen.',
  credentialsElsewhere: 'Die Anmeldung ist nicht eingerichtet: Die Adresse für die Zugangsdaten führt woandershin.',
  noLoginService: 'Die Anmeldung ist nicht eingerichtet: Dieses Taskcluster-Deployment hat keinen Login-Dienst.',
  unknownSite:
    'Die Anmeldung ist für diese Seite nicht eingerichtet: Das Taskcluster-Deployment kennt diese Website nicht.',
  otherFlow: 'Die Anmeldung ist nicht eingerichtet: Das Deployment nimmt diese Art der Anmeldung nicht an.',
  unreadableExpiry: 'Das eingegebene Ablaufdatum ist nicht zu gebrauchen. Bitte melden Sie sich erneut an.',
  answerTooLong: ({ host }) => `Die Antwort von ${host} ist zu lang, um richtig zu sein.`,
  answerWithoutCredentials: ({ host }) =>
    `Die Antwort von ${host} enthält keine Zugangsdaten. Bitte versuchen Sie es noch einmal.`,
  answerIncomplete: 'Die Antwort des Taskcluster-Deployments ist unvollständig. Bitte melden Sie sich erneut an.',
  answerUntrusted: 'Der Antwort des Anmeldedienstes ist nicht zu trauen. Bitte melden Sie sich erneut an.',
  noToken: 'Das Taskcluster-Deployment hat kein Token ausgestellt. Bitte melden Sie sich erneut an.',
  noCredentials:
    'Das Deployment hat für diese Anmeldung keine Zugangsdaten ausgestellt. Bitte melden Sie sich erneut an.',
  credentialsEnded:
    'Das Deployment hat Zugangsdaten ausgestellt, die schon abgelaufen sind. Bitte melden Sie sich erneut an.',
  signInUsed: 'Die Anmeldung dauerte zu lange oder wurde schon benutzt. Bitte melden Sie sich erneut an.',
  mayNotUse: 'Sie dürfen dieses Taskcluster-Deployment nicht benutzen.',
  deploymentRefused: 'Das Taskcluster-Deployment hat die Anmeldung abgelehnt.',
  deploymentLacksScopes: 'Das Taskcluster-Deployment darf die Anmeldung nicht abschließen.',
  deploymentFailed: 'Das Taskcluster-Deployment ist gestört. Bitte versuchen Sie es später noch einmal.',
  deploymentBusy: 'Das Taskcluster-Deployment ist überlastet. Bitte versuchen Sie es später noch einmal.',
  serviceRefused: 'Der Anmeldedienst hat die Anmeldung abgelehnt.',
  serviceFailed: 'Der Anmeldedienst ist gestört. Bitte versuchen Sie es später noch einmal.',
  serviceBusy: 'Der Anmeldedienst ist überlastet. Bitte versuchen Sie es später noch einmal.',
  serviceLate: 'Der Anmeldedienst hat nicht rechtzeitig geantwortet. Bitte versuchen Sie es noch einmal.',

  noAnswer: ({ host }) => `${host} hat nicht rechtzeitig geantwortet.`,
  notReached: ({ host }) =>
    `${host} ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.`,
  slowDown: ({ host }) => `${host} bittet um weniger Anfragen. Bitte versuchen Sie es in einer Minute noch einmal.`,
  outOfOrder: ({ host }) => `${host} ist gestört. Bitte versuchen Sie es später noch einmal.`,

  maybeDone: 'Vielleicht ist es trotzdem geschehen: Sehen Sie nach, bevor Sie es noch einmal versuchen.',
  callFailed: ({ host, method, status }) =>
    `${host} ist an ${method} gescheitert (${status}). Versuchen Sie es später noch einmal.`,
  callRedirected: ({ host }) => `${host} leitet Aufrufe weiter: Nehmen Sie die endgültige Adresse als Root-URL.`,
  callGotPage: ({ host, method }) => `${host} hat ${method} mit einer Webseite beantwortet.`,
  callGotBrokenJson: ({ host, method }) => `${host} hat ${method} mit fehlerhaftem JSON beantwortet.`,
  samePageTwice: ({ method }) => `${method} hat zweimal dieselbe Seite geliefert.`,
  scopesLacking: ({ method }) => `Ihnen fehlen Scopes, die ${method} braucht.`,
  scopesBeyondYours: ({ method }) => `${method} war auf Scopes beschränkt, die Sie nicht haben.`,
  signInNeeded: ({ method }) => `Für ${method} muss jemand angemeldet sein, der die nötigen Scopes hat.`,
  notOffered: ({ host, method }) => `${host} bietet ${method} nicht an.`,
  notFound: ({ method, said }) => `${method} hat das nicht gefunden${aside(said)}.`,
  conflicting: ({ method, said }) => `${method} widerspricht dem, was schon da ist${aside(said)}.`,
  inputRefused: ({ method, complaint }) => `${method} hat die Eingabe abgelehnt: ${complaint}`,
  inputRefusedSilently: ({ method, status }) => `${method} hat die Eingabe abgelehnt (${status}).`,
  clockDiffers: ({ host }) => `Die Uhr dieses Geräts weicht von der von ${host} ab. Stellen Sie sie richtig.`,
  signatureTooLong: ({ host, method }) =>
    `Die Signatur für ${method} ist länger, als ${host} liest: Sie enthält zu viele Scopes.`,
  signatureRefused: ({ host, method, said }) => `${host} hat die Signatur von ${method} abgelehnt${aside(said)}.`,
  signInRejected: ({ host, said }) =>
    `${host} erkennt diese Anmeldung nicht mehr an${aside(said)}. Melden Sie sich erneut an.`,
  credentialsNotHad: 'Es waren keine Zugangsdaten zu bekommen. Melden Sie sich erneut an.',
  credentialsUnusable: 'Mit diesen Zugangsdaten lässt sich kein Aufruf signieren. Melden Sie sich erneut an.',
  insecurePage: 'Aufrufe lassen sich nur auf https-Seiten (oder localhost) signieren.',
  otherDeployment: ({ theirs, asked }) => `Diese Zugangsdaten sind für ${theirs}, nicht für ${asked}.`,
  rootUrlNotPlain: 'Die Root-URL muss eine einfache Adresse sein, etwa https://tc.example.com.',
  linkOnly: ({ method }) => `${method} leitet zum Inhalt weiter: Öffnen Sie einen signierten Link dorthin.`,
  linkOfNoGet: ({ method, verb }) => `Für ${method} gibt es keinen signierten Link: Es ist ein ${verb}, kein GET.`,
  linkAfterSession: 'Ihre Sitzung ist beendet. Melden Sie sich erneut an, um weiterzuarbeiten.',
  linkNotMade: 'Der Link lässt sich nicht herstellen.',
  linkInPast: 'Ein signierter Link muss in der Zukunft ablaufen.',
  linkTooLong: ({ method }) => `Der signierte Link zu ${method} ist länger, als Server lesen.`,
  linkWithoutCredentials: 'Ein signierter Link braucht Zugangsdaten.',
  linkTakesTime: 'Nehmen Sie buildSignedUrl: Ein Agent antwortet nicht sofort.',
  linkLifeNotNumber: 'expiration muss eine Zahl von Sekunden sein.',
  callStopped: 'Die Seite hat den Aufruf angehalten.',
  callNotConfirmed: 'Der Aufruf wurde nicht bestätigt.',
  callUnforeseen: 'Der Aufruf ist aus einem Grund gescheitert, den niemand vorhergesehen hat.',

  sayService: 'Nennen Sie den Dienst, der aufgerufen werden soll.',
  sayMethod: ({ service }) => `Nennen Sie die Methode von ${service}, die aufgerufen werden soll.`,
  noService: ({ service }) => `Es gibt keinen Dienst ${service}.`,
  noMethod: ({ method }) => `${method} gibt es nicht.`,
  verbForMethod: ({ method }) =>
    `${method} gibt es nicht: method nennt die Methode von Taskcluster, nicht das HTTP-Verb.`,
  didYouMean: ({ names }) => `Meinten Sie ${eitherOf('de', names)}?`,
  noClientMethod: 'Nennen Sie eine Methode dieses Clients, etwa client.ping.',
  argsNoList: ({ method }) => `${method} nimmt seine Argumente als Liste oder Objekt.`,
  argsCount: ({ method, names, given }) => `${method} nimmt ${taken(names)}, bekam aber ${number.format(given)}.`,
  clientArgsCount: ({ method, least, most, given }) =>
    `${method} nimmt ${range(least, most)}, bekam aber ${number.format(given)}.`,
  argsStray: ({ method, names, stray }) => `${method} nimmt ${taken(names)}, nicht ${stray.join(', ')}.`,
  argsMissing: ({ method, names, missing }) => `${method} nimmt ${taken(names)}; es fehlt ${missing.join(', ')}.`,
  argNoText: ({ method, name }) => `${method} nimmt als ${name} einen Text oder eine Zahl.`,
  argEmpty: ({ method, name }) => `${method} braucht ${name}; es ist leer.`,
  argDots: ({ method, name, value }) => `${method} kann „${value}“ nicht als ${name} nehmen.`,
  halfCharacter: ({ method, name }) => `${method} kann ${name} so nicht nehmen: Darin steht ein halbes Zeichen.`,
  queryNoObject: ({ method }) => `${method} nimmt seine Abfrage als Objekt.`,
  queryStray: ({ method, names, stray }) =>
    `${method} nimmt ${names.length ? `${names.join(', ')} als Abfrage` : 'keine Abfrage'}, nicht ${stray.join(', ')}.`,
  queryNoText: ({ method, name }) => `${method} nimmt als ${name} einen Text, eine Zahl oder einen Wahrheitswert.`,
  payloadStray: ({ method }) => `${method} nimmt keinen Inhalt.`,
  payloadMissing: ({ method }) => `${method} braucht einen Inhalt.`,
  payloadNoJson: ({ method }) => `${method} braucht einen Inhalt, der sich als JSON schreiben lässt.`,
  payloadTooLong: ({ method }) => `${method} nimmt einen Inhalt von höchstens 10 MB.`,
  fieldNoJson: ({ field }) => `„${field}“ ist nicht zu gebrauchen: Es ist kein gültiges JSON.`,
  fieldNoTime: ({ field }) => `„${field}“ ist nicht zu gebrauchen: Schreiben Sie eine Zeit wie „1 hour“ oder „2 days“.`,
  fieldNoObject: ({ field }) => `„${field}“ ist nicht zu gebrauchen: Es muss ein JSON-Objekt sein.`,
  fieldNoObjectOrList: ({ field }) =>
    `„${field}“ ist nicht zu gebrauchen: Es muss ein JSON-Objekt oder eine Liste sein.`,

  partNotLoaded: 'Ein Teil dieser Seite kann nicht geladen werden. Laden Sie die Seite neu.',
  noSignIn: 'Auf dieser Seite gibt es keine Anmeldung.',
  severalSignIns: 'Mehr als eine Anmeldung passt.',
  ownRootUrlUnusable: 'Die Root-URL dieses Elements ist nicht zu gebrauchen.',
  durationWrong: 'Dieses Element ist nicht eingerichtet: Eine Dauer ist falsch.',
  scopesUnreadable: 'Dieses Element ist nicht eingerichtet: Seine Scopes sind nicht zu lesen.',
  pagesUnreadable: 'Dieser Aufruf ist nicht eingerichtet: Die Zahl seiner Seiten ist nicht zu lesen.',
  repeatedTooOften: 'Dieser Aufruf ist nicht eingerichtet: Er würde zu oft wiederholt.',
  pathUnusable: 'Dieser Teil der Seite ist falsch eingerichtet: Er nennt einen Wert, der nicht zu gebrauchen ist.',
  formFieldStray: 'Dieses Formular ist falsch eingerichtet: Eines seiner Felder passt nirgends in den Aufruf.',
  formFieldsContradict: 'Dieses Formular ist falsch eingerichtet: Zwei seiner Felder widersprechen sich.',
  viewUnknown: 'Dieses Ergebnis kann nicht gezeigt werden: Die Seite nennt eine Ansicht, die es nicht gibt.',
  drawingFailed: 'Dieses Ergebnis kann nicht gezeigt werden: Die eigene Darstellung der Seite ist fehlgeschlagen.',
  personNotShown: 'Wer angemeldet ist, kann nicht gezeigt werden.',
  scopesNotKnown: 'Die Scopes lassen sich nicht feststellen.',
};
