/**
 * Headings and the commonest words of documents in languages of which hardly more than dates, numbers and streets is read.
 * The tagger has seen none of them, and takes `Arterielle Hypertonie` or `Rozpoznanie` for somebody. Words that are also
 * names in our lists are never meant.
 */
import type { Finding } from '../../core/phi.ts';
import * as d from '../detector.ts';
import { CITY, NAMED } from '../lexicon.ts';
import { LOWER, type Tokens } from '../tokens.ts';

const isDocumentWord =
  d.wordSet(`diagnose diagnosen anamnese befund befunde therapie beurteilung empfehlung empfehlungen kontrolle verlauf aufnahme
  entlassung entlassungsbrief arztbrief hypertonie arterielle arterieller niereninsuffizienz vorhofflimmern husten atemnot
  fieber schmerzen übelkeit nierenwerte medikation vorerkrankungen leukozyten kreatinin sehr geehrter geehrte geehrten herr frau
  kollege kollegin kollegen freundlichen grüßen handy wochen monaten tagen zwei drei vers nr
  antécédents traitement examen biologie hospitalisation ordonnance merci bonjour docteur
  anamnesi diagnosi terapia esame esami ipertensione arteriosa diabete mellito ridotto dimissione controllo gentile collega nella alla
  diagnóstico conduta exame exames retorno queixa medicamentos
  voorgeschiedenis hypertensie lichamelijk lichamelijke onderzoek beleid conclusie opname ontslag ontslagbrief medicatie controle
  huisarts kortademigheid
  rozpoznanie badanie badania wywiad zalecenia kontrola leczenie wypis karta informacyjna nadciśnienie tętnicze zapalenie płuc
  cukrzyca dzień dobry pani doktor dziękuję
  magandang umaga umiinom kapanganakan tirahan pangalan salamat doktè mèsi bonjou`);
/** Small words between them. */
const isTie = d.wordSet('der die das des den und in im mit de het van di da e i');

/** The tagger's finding is made of such words and nothing else; behind a title they are somebody. */
export function areAbroadWords(t: Tokens, one: Finding, first: number, last: number): boolean {
  if (!one.rule.startsWith('tagger/')) return false;
  let words = 0;
  for (let at = first; at <= last; at += 1) {
    if (isDocumentWord(t, at) && !d.has(t, at, NAMED | CITY)) words += 1;
    else if (!isTie(t, at)) return false;
  }
  return words > 0 || (first === last && isTieBetween(t, first));
}

/** `Kontrolle der Nierenwerte` */
const isTieBetween = (t: Tokens, at: number): boolean =>
  t.shape[at] === LOWER && isDocumentWord(t, at - 1) && isDocumentWord(t, at + 1);
