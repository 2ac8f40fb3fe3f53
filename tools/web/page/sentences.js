// What the page says before Kodespor itself can speak, in both languages.
const SAID = {
  nb: {
    loading: "Kodespor starter.",
    taking: "Kodespor hentes inn i nettleseren. Det skjer én gang; siden trengs ikke noe nett.",
    insecure: "Adressen er ikke sikker (https), og da gir nettleseren verken lagring eller kryptering. Åpne siden med https.",
    old: "Denne nettleseren mangler noe som Kodespor trenger: {about}. Oppdater den, eller bruk en nyere Chrome, Edge, Firefox eller Safari.",
    storage: "Nettleseren gir ingen varig lagring her, som i et privat vindu eller når informasjonskapsler er blokkert. Ingenting ble lagret. Åpne Kodespor i et vanlig vindu.",
    second: "Kodespor er åpent i et annet vindu eller en annen fane. Bare én om gangen kan skrive i prosjektene. Lukk den andre, og last denne siden på nytt.",
    quota: "Det er ikke plass i nettleseren til Kodespor. Frigjør plass på enheten og last siden på nytt. Det som var lagret, er uendret.",
    offline: "Tjeneren svarer ikke, og ikke alt er hentet ennå. Last siden på nytt når du har nett; det som er hentet, hentes ikke igjen.",
    missing: "Tjeneren mangler en fil som hører til utgaven ({about}). Den som driver siden, må legge ut utgaven på nytt.",
    strange: "Det som svarte, er ikke Kodespor. Kanskje må du logge inn på nettet du er koblet til. Ingenting ble tatt inn.",
    tampered: "Filen {about} er ikke den som listen over utgaven nevner. Den ble ikke tatt inn. Spør den som driver siden.",
    "bad-signature": "Underskriften på utgaven stemmer ikke. Den ble ikke tatt inn. Spør den som driver siden.",
    "cannot-check": "Denne nettleseren kan ikke prøve underskriften på utgaven. Den ble ikke tatt inn. Oppdater nettleseren.",
    "other-key": "Utgaven er underskrevet av en annen enn den du har. Den ble ikke tatt inn. Spør prosjektet om det har skiftet nøkkel.",
    unsigned: "Tjeneren tilbyr en utgave uten underskrift, men den du har, er underskrevet. Den ble ikke tatt inn.",
    older: "Tjeneren tilbyr en eldre utgave ({about}) enn den du har. Den ble ikke tatt inn.",
    changed: "Utgaven på tjeneren ble en annen mens du valgte. Se på den nye og velg igjen.",
    unknown: "Kodespor kunne ikke starte: {about}",
    failed: "Kodespor kunne ikke starte: {about}. Det som er lagret, er uendret. Last siden på nytt.",
    offer: "En ny utgave er å få: {there} ({thereHash}). Du har {now} ({nowHash}). {signed} Du kan beholde den du har.",
    signed: "Den nye er underskrevet med samme nøkkel.",
    notSigned: "Utgavene er ikke underskrevet: at den nye kommer fra prosjektet, sier bare tjeneren.",
    take: "Ta den nye",
    keep: "Behold",
    temporary: "Nettleseren har ikke lovet å beholde det du lagrer her. Legg Kodespor til på startskjermen, synkroniser, eller ta sikkerhetskopi fra Innstillinger.",
    evicted: "Nettleseren har slettet det som var lagret her, også prosjektene, slik den gjør når enheten er full eller siden lenge ikke er brukt. Bli med på nytt fra en annen enhet, eller hent tilbake en sikkerhetskopi.",
    apart: "Her er ingenting lagret. Kodespor på startskjermen har et lager for seg selv: Det du gjorde i Safari, ligger der. Brukte du appen herfra før, har enheten slettet det. Bli med på nytt fra en annen enhet, eller hent tilbake en sikkerhetskopi.",
    understood: "Jeg forstår",
    aim: "Hold QR-koden foran kameraet. Bildet forlater ikke enheten.",
    cancel: "Avbryt",
  },
  en: {
    loading: "Kodespor is starting.",
    taking: "Kodespor is being fetched into the browser. This happens once; afterwards no network is needed.",
    insecure: "The address is not secure (https), and then the browser gives neither storage nor encryption. Open the page by https.",
    old: "This browser lacks something that Kodespor needs: {about}. Update it, or use a newer Chrome, Edge, Firefox or Safari.",
    storage: "The browser gives no lasting storage here, as in a private window or where cookies are blocked. Nothing was stored. Open Kodespor in an ordinary window.",
    second: "Kodespor is open in another window or tab. Only one at a time can write to the projects. Close the other, and load this page again.",
    quota: "There is no room in the browser for Kodespor. Free some space on the device and load the page again. What was stored is unchanged.",
    offline: "The server does not answer, and not everything has been fetched yet. Load the page again when you are online; what was fetched is not fetched again.",
    missing: "The server lacks a file that belongs to the release ({about}). Whoever runs the page has to publish the release again.",
    strange: "What answered is not Kodespor. Perhaps you have to log in to the network that you are connected to. Nothing was taken in.",
    tampered: "The file {about} is not the one that the list of the release names. It was not taken in. Ask whoever runs the page.",
    "bad-signature": "The signature of the release does not hold. It was not taken in. Ask whoever runs the page.",
    "cannot-check": "This browser cannot check the signature of the release. It was not taken in. Update the browser.",
    "other-key": "The release is signed by another than the one that you have. It was not taken in. Ask the project whether it has changed its key.",
    unsigned: "The server offers a release without a signature, but the one that you have is signed. It was not taken in.",
    older: "The server offers an older release ({about}) than the one that you have. It was not taken in.",
    changed: "The release on the server became another one while you chose. Look at the new one and choose again.",
    unknown: "Kodespor could not start: {about}",
    failed: "Kodespor could not start: {about}. What is stored is unchanged. Load the page again.",
    offer: "A new release is to be had: {there} ({thereHash}). You have {now} ({nowHash}). {signed} You can keep the one that you have.",
    signed: "The new one is signed with the same key.",
    notSigned: "The releases are not signed: only the server says that the new one comes from the project.",
    take: "Take the new one",
    keep: "Keep",
    temporary: "The browser has not promised to keep what you store here. Add Kodespor to the home screen, sync, or make a back-up from Settings.",
    evicted: "The browser has deleted what was stored here, the projects too, as it does when the device is full or the page was not used for long. Join again from another device, or restore a back-up.",
    apart: "Nothing is stored here. Kodespor on the home screen has a store of its own: what you did in Safari is there. If you used the app from here before, the device has deleted it. Join again from another device, or restore a back-up.",
    understood: "I understand",
    aim: "Hold the QR code before the camera. The picture does not leave the device.",
    cancel: "Cancel",
  },
};

const TONGUES = { nb: "nb", nn: "nb", no: "nb", en: "en" };
const asked = (navigator.languages ?? [navigator.language]).map((each) => TONGUES[each.split("-")[0].toLowerCase()]);
const LANGUAGE = asked.find((each) => each) ?? "en";
document.documentElement.lang = LANGUAGE;

export function say(code, named = {}) {
  const sentence = SAID[LANGUAGE][code] ?? SAID[LANGUAGE].unknown;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => named[name] ?? "");
}
