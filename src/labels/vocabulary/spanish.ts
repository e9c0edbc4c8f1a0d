/**
 * The topics in Spanish, as notes of Spain and of Latin America write of them: one list for each topic of the files beside this
 * one, which have its code and its laws. Names after CIE-10-ES (Ministerio de Sanidad, 2024) and the Spanish DSM-5-TR,
 * medicines by their international nonproprietary names (DCI). Written for this project; as of 2026-11, review 2027-09.
 *
 * Accents are folded (`bebe` is the baby, too), and a plural in `-es` is a form of its own (`adiccion/adicciones`).
 */
import { FAIR, fair, type NearRule, near, type Rule, STRONG, strong, weak } from '../topic.ts';

interface SpanishRules {
  readonly rules: readonly Rule[];
  readonly near?: readonly NearRule[];
}

/** By `Topic.id`. */
export const SPANISH: Readonly<Record<string, SpanishRules>> = {
  alcohol: {
    rules: [
      strong(
        'spanish',
        `alcoholismo; alcoholico; alcoholica; exalcoholico; exalcoholica; enolismo; etilismo; etilico; embriaguez;
        borracho; borracha; borrachera; ebrio; ebria; trastorno por consumo/uso/abuso de alcohol; abuso de/del alcohol;
        consumo perjudicial/excesivo/abusivo/problematico/nocivo/compulsivo/diario de alcohol; adicto/adicta/adiccion al alcohol;
        dependencia de/al/del alcohol; abstinencia al/de/del/por alcohol; desintoxicacion/deshabituacion de/del/por alcohol;
        intoxicacion/cirrosis/hepatitis/pancreatitis/hepatopatia/polineuropatia/miocardiopatia/dano por alcohol; ebriedad; ^OH cronico; enolico; enolica; asiste/acude/va a ^AA; grupo de ^AA;
        tomador/tomadora de alcohol/cerveza/vino/aguardiente/licor; dia/semana/mes/meses/ano sin beber/alcohol; parar de beber/tomar; controlar la bebida; ingesta excesiva/diaria/cronica/importante/abusiva de alcohol/licor; bebedor cronico/excesivo/problema/compulsivo/fuerte/diario/importante;
        bebedora cronica/excesiva/compulsiva/diaria/importante; dejar/dejo/dejado/deja de beber; recaida en el alcohol/la bebida;
        problema/problemas con/de/por el/la alcohol/bebida; huele/olia/olor/aliento a alcohol; temblor matutino; bebe/bebia hasta perder; llega/llego tomado/tomada; disulfiram; acamprosato; nalmefeno; alcoholimetro; alcoholemia`,
      ),
      fair(
        'spanish-quantity',
        `bebe/bebia/beber/bebiendo/bebio/toma/tomaba/tomando alcohol/mucho/demasiado/cerveza/vino/vodka/ron/whisky/tequila/aguardiente a/todos/diario/diariamente/cada;
        bebe/bebia a diario; bebe todos los; botella/botellas/litro/litros/lata/latas de cerveza/vino/vodka/ron/whisky/tequila/aguardiente/licor;
        sobrio; sobria; sobriedad; abstemio desde; abstinente; resaca; bebedor; bebedora; naltrexona; consumo elevado de alcohol;
        consume alcohol a diario; cerveza/copa/trago al/por dia/semana; cerveza/copa/trago diarias/diarios; tragos/copas/vasos de vino/ron/licor al/por dia`,
      ),
    ],
    near: [
      near('spanish-near-daily', FAIR, 'spanish-drink', 'spanish-daily', 5),
      near('spanish-near-withdrawal', FAIR, 'spanish-drink', 'spanish-withdrawal', 8),
    ],
  },
  opioid: {
    rules: [
      strong(
        'spanish',
        `heroina; heroinomano; heroinomana; trastorno por consumo/uso/abuso de opioides/opiaceos/heroina;
        abuso/adiccion/adicto/adicta/dependencia/sobredosis/abstinencia/desintoxicacion/intoxicacion/deshabituacion a/de/por/al opioides/opiaceos/opiaceo/fentanilo/morfina/oxicodona/tramadol;
        abuso/adiccion/adicto/adicta/dependencia/abstinencia a/de los opioides/opiaceos/analgesicos; sobredosis por/con/de/tras fentanilo/opioides/opiaceos;
        programa/clinica/centro/mantenimiento/tratamiento/terapia de/con metadona/buprenorfina; sustitucion con metadona/buprenorfina; buprenorfina naloxona`,
      ),
      fair('drug', 'metadona; buprenorfina; naltrexona'),
      weak('spanish-rescue', 'naloxona'),
    ],
  },
  drug: {
    rules: [
      strong(
        'spanish',
        `drogadiccion; drogadicto; drogadicta; drogodependencia; drogodependiente; toxicomania; toxicomano; toxicomana; politoxicomania; inhala/inhalaba resistol/pegamento/solvente/solventes/thinner; fuma/fumaba/consume/consumia/inhala cristal/piedra/basuco/bazuco; se inyecta/inyectaba/pincha/pinchaba caballo/droga/drogas;
        politoxicomano; politoxicomana; policonsumo; cocainomano; cocainomana; adicto; adicta; adiccion; adicciones; exadicto; exadicta;
        abuso/dependencia de sustancias/drogas/cocaina/cannabis/marihuana/benzodiacepinas/anfetaminas/metanfetamina/estimulantes/toxicos;
        dependencia a sustancias/drogas/la; trastorno por consumo/uso/abuso de sustancias/drogas/cocaina/cannabis/marihuana/estimulantes/metanfetamina/benzodiacepinas;
        consumo/consumidor/consumidora/uso/usuario/usuaria de drogas/sustancias/cocaina/cannabis/marihuana/metanfetamina/crack/basuco/extasis/anfetaminas/hachis/toxicos;
        consume/consumia/consumio/fuma/fumaba/inhala/inhalaba/esnifa/esnifaba/inyecta/inyectaba drogas/cocaina/cannabis/marihuana/metanfetamina/crack/basuco/hachis/pegamento;
        drogas inyectables/intravenosas/parenterales/inyectadas; drogas por via; narcoticos anonimos; comunidad terapeutica;
        sustancias psicoactivas; sobredosis de drogas/cocaina/pastillas; recaida en el consumo; recaida en las drogas;
        desintoxicacion/deshabituacion de/a drogas/cocaina/toxicos; centro/clinica/unidad/programa de desintoxicacion/deshabituacion/adicciones;
        rehabilitacion de drogas/adicciones; rehabilitacion por drogas/consumo/adicciones; ^UDVP; ^ADVP; ^UDI`,
      ),
      fair(
        'spanish-drug',
        `cocaina; marihuana; metanfetamina; anfetamina; hachis; extasis; sobredosis; desintoxicacion; deshabituacion; sindrome de abstinencia;
        droga; toxicos positivos/positivo; porros; fuma/fumaba/fumar mota/hierba/yerba/porro`,
      ),
    ],
  },
  hiv: {
    rules: [
      strong(
        'spanish',
        `vih; sida; virus de la inmunodeficiencia; inmunodeficiencia humana/adquirida; antirretroviral; antirretrovirales; antirretroviricos;
        ^TAR; ^TARV; ^TARGA; seropositivo; seropositiva; seroconversion; sarcoma de kaposi; profilaxis preexposicion; profilaxis pre exposicion;
        zidovudina; emtricitabina; rilpivirina; doravirina; nevirapina; etravirina; estavudina; didanosina; enfuvirtida`,
      ),
      fair(
        'spanish-shared',
        'lamivudina; carga viral; profilaxis postexposicion; profilaxis post exposicion',
      ),
    ],
  },
  std: {
    rules: [
      strong(
        'spanish',
        `sifilis; neurosifilis; gonorrea; gonococo; gonococia; blenorragia; clamidia; clamidiasis; transmision sexual; verruga/verrugas genital/genitales;
        ulcera/ulceras/herpes genital/genitales; condiloma; tricomonas; tricomoniasis; chancro; linfogranuloma venereo; enfermedad venerea; ^ETS; ^ITS; ladillas`,
      ),
      fair(
        'spanish-sign',
        'virus del papiloma; papiloma humano; ^VPH; uretritis; enfermedad inflamatoria pelvica; flujo uretral; secrecion uretral; penicilina benzatina; sexo sin proteccion; relaciones sin proteccion',
      ),
    ],
  },
  'psychiatric-disorder': {
    rules: [
      strong(
        'spanish',
        `esquizofrenia; esquizofrenico; esquizofrenica; esquizoafectivo; psicosis; psicotico; psicotica; bipolaridad; trastorno/enfermedad/afectivo/depresion/espectro bipolar; hipomania;
        maniaco; maniaca; depresion mayor/posparto/postparto/puerperal/psicotica; trastorno depresivo/distimico/adaptativo/dismorfico/disociativo/facticio;
        distimia; trastorno de ansiedad/panico/personalidad/angustia; trastorno limite; trastorno obsesivo; obsesivo compulsivo; ^TOC; ^TEPT; ^TLP;
        estres postraumatico; estres post traumatico; anorexia/bulimia nerviosa; trastorno de la conducta alimentaria; trastorno alimentario;
        trastornos alimentarios; atracones; suicidio; suicida; suicidarse; autolesion; autolesiones; autolesiva; autolesivas; autolitico; autolitica;
        quitarse la vida; quiere/quiso/querer/queria morir/morirse/matarse; quiso/quiere/querer/deseos de morir; ideas de muerte; se corta/corto los; cortes en los/las antebrazos/munecas/brazos;
        alucinacion/alucinaciones auditivas/visuales; oye/oia/escucha/escuchaba voces; ideas/ideacion delirantes/delirante/paranoides; delirio de persecucion;
        paranoide; agorafobia; fobia; claustrofobia; internamiento/ingreso involuntario/psiquiatrico; internacion psiquiatrica`,
      ),
    ],
  },
  'mental-health': {
    rules: [
      strong(
        'spanish',
        `psiquiatra; psiquiatria; psiquiatrico; psiquiatrica; psicologo; psicologa; psicologia; psicoterapia; psicoterapeuta; psicoterapeutico; psicofarmaco;
        salud mental; enfermedad/trastorno/enfermedades/trastornos mental/mentales; terapia cognitivo conductual; terapia cognitiva; terapia electroconvulsiva;
        terapia de pareja/grupo; antipsicotico; neuroleptico; risperidona; olanzapina; quetiapina; aripiprazol; clozapina; ziprasidona; paliperidona; lurasidona;
        levomepromazina; clorpromazina; flufenazina; litio; crisis/ataque/ataques de panico/ansiedad/angustia/nervios`,
      ),
      fair(
        'spanish-symptom',
        `depresion; depresivo; depresiva; deprimido; deprimida; ansiedad; ansioso; ansiosa; animo bajo/deprimido/triste; anhedonia; desesperanza; llanto facil; antidepresivo;
        sertralina; fluoxetina; paroxetina; fluvoxamina; venlafaxina; desvenlafaxina; mirtazapina; clomipramina; vortioxetina; imipramina; bupropion`,
      ),
      weak('spanish-sedative', 'amitriptilina; trazodona; ansiolitico; estado de animo'),
    ],
  },
  'psychotherapy-note': {
    rules: [
      strong(
        'spanish',
        `nota/notas de psicoterapia; nota/notas de proceso; notas privadas del terapeuta; sesion/sesiones de psicoterapia; contratransferencia; transferencia y contratransferencia;
        asociacion libre; relaciones objetales; al final de la hora; mecanismo/mecanismos de defensa`,
      ),
      fair(
        'spanish-session',
        'alianza terapeutica; exploramos; en sesion; el terapeuta; la terapeuta; material onirico; trabajamos en sesion; en esta sesion',
      ),
    ],
  },
  cognition: {
    rules: [
      strong(
        'spanish',
        `demencia; deterioro cognitivo; deterioro de la memoria; perdida de memoria; perdida de la memoria; neurocognitivo; donepezilo; memantina; rivastigmina; galantamina;
        cuerpos de lewy; fallas de memoria`,
      ),
      fair('spanish-daily', 'olvidos; olvidadizo; olvidadiza; se pierde en la'),
    ],
  },
  development: {
    rules: [
      strong(
        'spanish',
        `autismo; autista; espectro autista; ^TEA; ^TDAH; deficit de atencion; discapacidad intelectual; discapacidad cognitiva; retraso mental/psicomotor/madurativo;
        retraso del desarrollo/lenguaje/habla; retraso en el desarrollo/lenguaje/habla; paralisis cerebral; sindrome de down/asperger/rett/tourette; educacion especial; trisomia 21; dislexia`,
      ),
      fair('drug', 'metilfenidato; lisdexanfetamina; atomoxetina'),
    ],
  },
  'emotional-disturbance': {
    rules: [
      strong('spanish', 'negativista desafiante; trastorno de conducta; trastorno oposicionista'),
    ],
  },
  abortion: {
    rules: [
      strong(
        'spanish',
        `aborto inducido/provocado/voluntario/electivo/terapeutico/quirurgico/farmacologico/legal/clandestino/medico/medicamentoso; abortar; aborto con misoprostol/mifepristona/pastillas;
        interrupcion voluntaria/legal/terapeutica/medica del/de embarazo/gestacion/la; interrupcion del/de embarazo/gestacion/la; interrumpir el/su/la/este embarazo/gestacion;
        interrumpio el/su embarazo; terminacion/terminar del/el/su/con embarazo; no desea continuar/seguir con/el; ^IVE; ^ILE; mifepristona`,
      ),
      fair('spanish-shared', 'aborto; embarazo no deseado/planeado/planificado'),
      weak(
        'spanish-obstetric',
        `aborto espontaneo/diferido/retenido/incompleto/septico/inevitable/habitual/recurrente/previo; amenaza de aborto; perdida gestacional`,
      ),
    ],
  },
  contraception: {
    rules: [
      strong(
        'spanish',
        `anticonceptivo; anticonceptiva; anticoncepcion; dispositivo intrauterino; ^DIU; ligadura de trompas; ligadura tubaria/tubarica; vasectomia; pildora del dia;
        pastilla del dia; planificacion familiar; implante subdermico/hormonal; salpingoclasia; ^OTB; anillo vaginal; esterilizacion femenina/voluntaria/quirurgica`,
      ),
      fair(
        'spanish-shared',
        'preservativo; condon; condones; medroxiprogesterona; noretisterona; la pildora',
      ),
    ],
  },
  'gender-affirming': {
    rules: [
      strong(
        'spanish',
        `transgenero; transexual; transexuales; transexualidad; disforia/identidad/incongruencia/afirmacion/reasignacion/transicion de genero; reasignacion/cambio de sexo;
        hombre/mujer/persona/chico/chica/joven trans; no binario/binaria; bloqueadores de la pubertad; hormonacion cruzada; en hormonacion desde`,
      ),
    ],
  },
  sexuality: {
    rules: [
      strong(
        'spanish',
        `infertilidad; esterilidad primaria/secundaria; fecundacion/fertilizacion in vitro; ^FIV; inseminacion artificial; disfuncion erectil/sexual; impotencia sexual;
        homosexuales; bisexuales; lesbiana; orientacion sexual; dispareunia; eyaculacion precoz; sildenafilo; tadalafilo; trabajadora/trabajador/trabajo sexual;
        ^HSH; espermiograma; seminograma; hombres que tienen; sexo con hombres; prostitucion; vaginismo; anorgasmia`,
      ),
      fair(
        'spanish-history',
        `relacion/relaciones/vida/actividad/salud/parejas/pareja/conducta/conductas sexual/sexuales; sexualmente activo/activa; coito; coital`,
      ),
    ],
  },
  pregnancy: {
    rules: [
      strong(
        'spanish',
        `embarazo; embarazada; gestante; gestacion; gestaciones; gestacional; parto; partos; cesarea; puerperio; puerpera; posparto; postparto; feto; ^FUM; ^FPP;
        primigesta; multigesta; nuligesta; secundigesta; primipara; multipara; nulipara; gravidez; obstetrico; obstetrica; obstetricia; semanas de amenorrea`,
      ),
      fair(
        'spanish-sign',
        'lactancia; amenorrea; fecha de ultima menstruacion; ultima menstruacion',
      ),
    ],
  },
  abuse: {
    rules: [
      strong(
        'spanish',
        `violencia domestica/familiar/intrafamiliar/conyugal/machista/sexual/psicologica/obstetrica; violencia de genero/pareja; violencia por parte; violencia en el/la hogar/pareja;
        maltrato; maltratada; maltratado; maltratador; maltratos; abuso/abusos/agresion/agresiones/acoso sexual/sexuales; abusada; abusado; abusaron; abusaba; violada; violaron;
        incesto; agredida/golpeada/amenazada/forzada/lesionada por su/el; orden de alejamiento/proteccion/restriccion; casa/centro de acogida; proteccion de menores/infantil;
        abuso infantil/fisico/emocional/psicologico; trata de personas; mutilacion genital; miedo a/de su pareja/marido/esposo/novio; le pega; le pegaba; la golpea; la golpeaba;
        negligencia infantil/parental; kit de violacion`,
      ),
      fair('spanish-sign', 'violacion; victima; malos tratos; agredida'),
    ],
    near: [near('spanish-near-partner', STRONG, 'spanish-partner', 'spanish-hurts', 6)],
  },
  'military-sexual-trauma': {
    rules: [strong('spanish', 'trauma/acoso/agresion/abuso sexual militar')],
    near: [near('spanish-near-service', FAIR, 'spanish-service', 'spanish-assault', 8)],
  },
  violence: {
    rules: [
      strong(
        'spanish',
        `arma blanca; arma/armas de fuego; apunalado; apunalada; apunalamiento; balazo; baleado; baleada; disparo; tiroteo; asesinado; asesinada; asesinato; homicidio; pandilla;
        pandillero; secuestro; secuestrado; secuestrada; tortura; torturado; torturada; machetazo; asaltado; asaltada`,
      ),
      fair(
        'spanish-sign',
        `agresion fisica; agredido; pelea; golpiza; paliza; violencia; violento; carcel; prision; preso; amenazas de muerte; heteroagresividad`,
      ),
    ],
  },
  genetic: {
    rules: [
      strong(
        'spanish',
        `prueba/pruebas/estudio/test/panel/consejo/asesoramiento/consulta/enfermedad/alteracion/mutacion genetico/genetica/geneticas/geneticos; mutacion germinal; mutacion en brca1/brca2;
        mutacion del/en gen/el; portador/portadora de la/una mutacion; cariotipo; fibrosis quistica; distrofia muscular; distrofia miotonica; hemofilia; talasemia; hemocromatosis;
        fenilcetonuria; esclerosis tuberosa; poliquistosis renal; poliposis adenomatosa; trisomia; exoma; hipercolesterolemia familiar; cancer hereditario; hereditario; hereditaria;
        sindrome de lynch/down/turner; atrofia muscular espinal; consanguineo; consanguineos`,
      ),
      fair('spanish-finding', 'genetica; autosomica; ligada al; consanguinidad'),
    ],
  },
  'sickle-cell': {
    rules: [
      strong(
        'spanish',
        'falciforme; falciformes; drepanocitosis; drepanocitica; drepanocitico; drepanocito; vasooclusiva; vasoclusiva; hemoglobinopatia',
      ),
    ],
  },
  restriction: {
    rules: [
      strong(
        'spanish',
        `paga/pago/pagado/pagara en efectivo; pago privado/particular; no facturar/cobrar al/a seguro/su; no facture al seguro; no enviar/informar/comunicar/reportar al seguro; sin informar al seguro;
        no decir/informar/contar/comunicar/revelar/avisar a su/la/sus familia/familiares/esposo/esposa/marido/pareja/padres/madre/padre/hijos;
        no quiere/desea que su/sus/la/nadie familia/esposo/esposa/marido/pareja/padres/madre/padre/hijos/sepa;
        que no se informe/comunique/comparta/revele/entere/enteren; no compartir/comentar/hablar con su/mi; no decir/decirle/contar/contarle/informar a su/mi; pide/solicita/pidio/solicito confidencialidad/discrecion`,
      ),
      fair(
        'spanish-request',
        'confidencial; confidenciales; confidencialidad; mantener en secreto; a escondidas',
      ),
    ],
  },
  adolescent: {
    rules: [
      strong(
        'spanish',
        `sin conocimiento de sus/los padres; sin consentimiento de sus/los padres; sin que sus padres; padres no saben/sepan; madre no sabe; menor maduro/madura/emancipado/emancipada;
        entrevista/entrevistada/entrevistado/atendida/atendido a solas; consulta/entrevista confidencial`,
      ),
      weak('spanish-setting', 'adolescente'),
    ],
  },
};

/** Single words that the near rules join. */
export const SPANISH_SETS: Readonly<Record<string, string>> = {
  // Not `vino`, which is `came` as well.
  'spanish-drink': 'cerveza aguardiente licor ron vodka whisky tequila mezcal pisco',
  'spanish-daily': 'diario diaria diariamente diarias cada todos',
  'spanish-withdrawal': 'temblor sudoracion convulsion convulsiones abstinencia suspender',
  'spanish-partner':
    'esposo esposa marido pareja novio novia conyuge exmarido exesposo exnovio expareja concubino conviviente companero padrastro',
  'spanish-hurts': `golpea golpeo golpeaba golpeada golpes pega pego pegaba maltrata maltrato maltrataba agrede agredio agresion agredida violencia
    violento abusa abuso amenaza amenazo amenazas amenazaba estrangulo asfixio empujo empuja patea pateo viola violo controla aisla insulta humilla`,
  'spanish-service': 'militar ejercito cuartel marina tropa sargento soldado',
  'spanish-assault': 'violada violacion violaron agredida agresion abusada abuso acoso acosada',
};

/** What looks like it and is none. */
export const SPANISH_NOT = `uso de drogas/droga vasoactivas/vasoactiva; droga/drogas vasoactiva/vasoactivas/antirreumatica/huerfana; en sesion clinica/conjunta/multidisciplinar/multidisciplinaria/cientifica/de; ^MST 5/10/15/20/30/60/90/100/continus;
  no alcoholico/alcoholica/alcoholicos/alcoholicas; bebida/bebidas/solucion/extracto/vehiculo alcoholica/alcoholicas/alcoholico; alcoholica no; alcohol gel/isopropilico/polivinilico/bencilico/yodado;
  alcohol en gel; bebedor social/ocasional/moderado; bebedora social/ocasional/moderada; reaccion a droga/drogas; carga viral de/del vhc/vhb/hepatitis/citomegalovirus/sars; carga viral vhc/vhb/cmv;
  depresion del/de st/segmento/la/punto; depresion respiratoria/medular/miocardica/inmunologica;
  pinza/pinzas/electrocauterio/coagulacion/cauterio/coagulador bipolar; coagulacion/electrocoagulacion bipolar; protesis bipolar; reseccion bipolar; violacion del/de protocolo/derechos; ansiolisis;
  aborto/abortar/aborta/abortaron el/la/un/una/esta/este procedimiento/intervencion/cirugia/operacion/maniobra/tecnica/prueba/cateterismo/colonoscopia/intubacion/extubacion/crisis/migrana/convulsion/arritmia/taquicardia;
  fractura/fraccion/funcion/zona/cicatriz/lesion deprimida; droga/drogas antiarritmica/antiarritmicas/antihipertensiva/antihipertensivas/antiepileptica/antiepilepticas/inotropica/inotropicas/citotoxica/citotoxicas;
  aborto 0; abortos 0; 0 abortos; parto 0; disparo del/de marcapasos/desfibrilador/puerta/la; rehabilitacion cardiaca/fisica/respiratoria;
  dependencia de oxigeno/insulina/dialisis/corticoides; para 0/1/2/3/4/5/6/7/8/9/10/12/14 dia/semana/mes/meses/hora/ano/personas/de/a/y/o`;

/** Where methadone and buprenorphine are for pain. */
export const SPANISH_PAIN =
  'dolor cronico/oncologico/neuropatico/irruptivo/lumbar; para el dolor; clinica/unidad del/de dolor; cuidados paliativos; paliativo; transdermica';
