/** Spanish a second time: clinics of the United States and Latin America, letters, messages, entries. All invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const MORE_SPANISH_FORM = lines(`
[Nombre del paciente|Nombre completo|Usuario|Titular|Asegurado|Interno|Recién nacido]: [{pt}|{ptinv}]
[Nombre|Pila]: {ptgiven} [Apellidos|Ap.]: {ptfam} [F. nac.|FN|Nacido el]: {esdob}
[Expediente|No. de expediente|Registro|N.º de registro|Folio|Cuenta|Caso|No. de caso|Ficha|Carnet|Afiliación|CURP|RUT|Cédula|Documento|Identificación]: {esid}
[Fecha de cita|Próxima cita|Fecha de cirugía|Fecha de estudio|Fecha de la muestra|F. ingreso|F. alta|Fecha de defunción|Fecha de exitus|Firmado el|Emitido]: {esdob}[ {time}| a las {time}|]
[Dirección|Domicilio actual|Vive en|Residencia|Calle y número]: [{esstreet}|{street}][, {escity}|, {citystate}|, C.P. {zip}|]
[Ciudad|Estado/Ciudad|Lugar de nacimiento|Procedencia|Provincia|Natural de]: [{escity}|{escity} ({country})|{citystate}]
[Médico tratante|Médico solicitante|Cirujano principal|Ayudante|Anestesista|Anestesiólogo|Radiólogo|Enfermera|Enfermero|Trabajadora social|Tutor|Residente|Jefe de servicio|Realizado por|Informado por|Validado por|Atendido por|Dictado por|Revisado por]: [Dr. {dr}|Dra. {dr}|{drfull}|{drinv}][, {esservice}|]
[Centro de referencia|Hospital de origen|Clínica|Unidad|Derivado a|Procede de|Laboratorio]: {eshosp}[, {escity}|]
[Celular|Tel. de casa|Teléfono de contacto|Teléfono del familiar|Contacto de emergencia|WhatsApp|Busca|Extensión]: [{esphone}|{phone}|{relfull}, {esphone}]
[Esposa|Esposo|Madre|Padre|Hija|Hijo|Cuidadora|Tutor legal|Responsable|Hermano]: {relfull}[, {esphone}| ({esphone})|]
[Empleador|Empresa|Escuela|Seguro|Aseguradora]: {org}
[Muestra|Biopsia|Citología|Placa|Estudio|Orden|Petición|Receta|Informe] [n.º|nº|núm.|No.] {esid}[, {esdob}|]
{ptinv} - {esid} - {esdob}
{pt}, {age} años, [NHC|exp.|expediente|folio] {esid}
[Atentamente|Un saludo|Saludos cordiales|Cordialmente|Firmado],{nl}[Dr.|Dra.|] {drfull}[{nl}{esservice}|{nl}{eshosp}|]
Estimad[o|a] [Dr.|Dra.|compañero|Sr.|Sra.] {dr}:
[Correspondencia|Dirección para correspondencia|Contacto]: [Dr.|Dra.] {drfull}. {eshosp}. {esstreet}. {zip}, {escity}. {dremail}
`);

export const MORE_SPANISH_PROSE = lines(`
[El señor|La señora|Don|Doña] {ptfam} [vive|reside|trabaja] en {escity}[ con su [hija|esposa|hermana] {rel}|].
{pt} [es un paciente|es una paciente] de {age} años con {esclin}[ desde {esdate}| desde {esmonth}|].
{ptgiven} [refiere|niega|comenta|tolera bien|acude por|mejora de] {esclin}[ desde el {esdate}|].
[Acude acompañad[o|a] de|Viene con|La acompaña|Lo trae] su [madre|hijo|esposo|vecina|tía] {rel}[ ({esphone})|].
[Hablé|Se comenta el caso|Se consensúa|Se habló por teléfono] con [el Dr. {dr}|la Dra. {dr}|{drfull}|{relfull}] [de {eshosp}|el {esdate}|y está de acuerdo|en el {esphone}].
[Llamar|Avisar|Contactar|Localizar] a [{relfull}|{rel}|su hija {rel}|{anyfirst}] [al|en el teléfono|al número] {esphone}.
[Fue visto|Fue vista|Ha sido valorado|Se valora|Fue operad[o|a]] por [el Dr. {dr}|la Dra. {dr}|{drfull}] [en {eshosp}|el {esdate}|de {esservice}].
[Ingresó|Reingresa|Fue dado de alta|Falleció|Se interviene|Se extuba|Nació] el [día |]{esdate} [en {eshosp}|por {esclin}|sin incidencias|a las {time}].
[Entre|Desde] {esmonth} y {esmonth} [de {esyear}|] [presentó|recibió] {esclin}.
[En|A finales de|A principios de|Durante|Hasta|Hacia] {esmonth}[ de {esyear}| pasado|] [comienza con|se diagnostica de|se añade] {esclin}.
[Nacid[o|a] en|Originari[o|a] de|Emigró de|Llegó de|Viajó a|Regresó de] {escity}[, {country}|] [en {esyear}|hace {n} años|].
[Derivad[o|a]|Procedente|Trasladad[o|a]] [de|desde|a] {eshosp} ([{escity}|{country}])[ el {esdate}|].
Mi nombre es {pt}[, nací el {esdob}| y vivo en {escity}|, mi teléfono es {esphone}].
[Hola|Buenos días|Buenas tardes], [soy|le habla|habla] {anyfirst}[ {anylast}|], [de {eshosp}|la hija de {pt}|quisiera cambiar mi cita del {esdate}].
[¿Puede|Podría] [llamarme|decirle] [al {esphone}|a {anyfirst}] [antes del {esdate}|por favor|sobre {esclin}]?
[Gracias|Muchas gracias|Un abrazo|Saludos], {anyfirst}[ {anylast}|]
[Escriba|Redacte|Resuma] [un informe|una carta] para {pt}, [expediente|NHC|con DNI] {esid}, con {esclin}[ y alta el {esdate}|].
El informe [de fecha|del] {esdate} [firmado por|de] [el Dr. {dr}|{drfull}] [describe|confirma] {esclin}.
[Cita|Revisión|Control] [con|por] [el Dr. {dr}|la Dra. {dr}|{esservice}] el {esdate}[ a las {time}| en {eshosp}|].
[Enf.|DUE|TCAE|MIR|R{n}] {anylast}[:| -] [avisad[o|a]|se administra {drug}|{esclin}].
[Vive sol[o|a]|Vive|Convive] en {esstreet}[, {escity}|][, con {rel}|].
[La niña|El niño|El recién nacido|El bebé] {anyfirst} [pesa {dec} kg|nació el {esdate}|presenta {esclin}].
`);

export const MORE_SPANISH_NEGATIVE = lines(`
[Fármacos|Medicación|Tratamiento actual]: {Drug} {dose}, {drug} {dose} [cada {n} h|al día].
[Escala|Índice|Clasificación|Criterios] de {eponymlone} [{n}|positivos|grado {n}].
[Sonda|Aguja|Pinza|Catéter|Válvula|Drenaje] [de|tipo] {maker} [n.º {n}|colocada sin incidencias|].
[Paciente|El paciente|La paciente] [consciente|orientado|afebril|estable], [sin|con] {esclin}. [Buen|Regular] estado general.
[Abdomen|Tórax|Cuello|Extremidades|Neurológico|AP|AC]: [blando|sin hallazgos|{esclin}|normal|no edemas].
[Hb|Na|K|Cr|GOT|GPT|PCR|VSG] {dec}[, {abbr} {nn}|]. [Rx|ECG|EEG|EMG] [normal|con {esclin}].
[Según|De acuerdo con] [las guías|los criterios] [de la OMS|ESC|SEPAR|{acro}], [se recomienda|está indicado] {drug}.
[¿Cuál es|Explique|Resuma] [la dosis de|el tratamiento con|los efectos de] {drug} [en|para] {esclin}?
[Se coloca|Se implanta|Se utiliza|Se sutura con] {brand}[ y {brand}|] [en {esclin}|sin complicaciones].
[Intervención|Procedimiento|Técnica] de {maker} [bajo anestesia general|por {esclin}|].
`);

/** Where little but one word and its place tells. */
export const SHORT_SPANISH = lines(`
{ptgiven} [presenta|tiene|necesita|sigue con|fue operad[o|a] de|está mejor de|consulta por|vive con] [{esclin}|{rel}][ desde {esdate}|].
[El bebé|La bebé|El menor|La menor|El hijo|La paciente|El paciente] {anyfirst} [tiene {n} meses|nació en {escity}|con {esclin}|fue dad[o|a] de alta el {esdate}].
[Hola|Saludos|Buen día|Mire], [me llamo|soy|aquí] {anyfirst}[ {anylast}|][.| y] [necesito una cita|llamo por {esclin}|mi madre es {pt}].
[Nacid[o|a]|Oper[ado|ada]|Tratad[o|a]|Vist[o|a]|Residente|Vecin[o|a]|Trabaja|Estudia|Falleció] en {escity}[ en {esyear}| el {esdate}| hace {n} años|].
[Viene|Vuelve|Llega|Se traslada|Se muda|Viajó] [de|desde|a] {escity}[, {country}|] [por {esclin}|en {esmonth}|].
[Su teléfono es|Marque|Llame al|Puede llamar al|Responde en el|Número de contacto] {esphone}[, pregunte por {anyfirst}|].
[Hija|Hijo|Esposa|Madre|Hermana] {rel}, {esphone}[ y {esphone}|].
[Consta|Figura|Tiene|Aporta] [con|el|] [documento|expediente|número|carnet|registro] {esid}[ de {eshosp}|].
[Cita|Control|Consulta|Cirugía|Revisión] [el|para el|del] {esdate}[ con {dr}|, {eshosp}|].
{relfull} [autoriza|firma|llama|acompaña|refiere|trae] [el consentimiento|desde el {esphone}|al paciente|{esclin}].
`);
