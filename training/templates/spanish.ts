/** Spanish notes: form lines, prose and prose without identifiers. Every one is invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const SPANISH_FORM = lines(`
[Nombre|NOMBRE|Paciente|Nombre y apellidos|Nombre del paciente]: [{pt}|{ptgiven}|{ptinv}].
[Apellidos|APELLIDOS|Primer apellido]: {ptfam}.
[Fecha de nacimiento|F. Nac.|Fecha nacimiento|FN]: {esdob}.
[Fecha de ingreso|Fecha de alta|Fecha|Fecha de la consulta|Ingreso|Alta]: {esdate}.
[NHC|Historia clínica|Nº historia|Número de historia|N.º de historia clínica]: {esid}.
[NASS|Nº Seguridad Social|CIP|CIPA|Tarjeta sanitaria|DNI|NIE|NIF|Pasaporte|Póliza]: {esid}.
[Domicilio|Dirección|Calle]: {esstreet}.
[Localidad|Ciudad|Localidad/ Provincia|Población|Municipio]: {escity}.
CP: {zip}.
[País|Nacionalidad]: {country}.
[Médico|Médica|Facultativo|Cirujano|Responsable|Remitido por|Firmado|Fdo.|Residente]: [Dr. |Dra. |]{drfull}[. NºCol: {esid}.|  Nº Col: {esid}.|.]
[Centro|Hospital|Servicio|Centro de salud]: {eshosp}.
[Teléfono|Tel.|Tfno.|Móvil|Contacto]: {esphone}.
[Fax]: {esphone}.
[Correo electrónico|E-mail|Email|Correo]: {dremail}
[Episodio|Nº episodio|Nº de biopsia|Muestra]: {esid}.
Dr[.|a.] {drfull}. {eshosp}. {esstreet}. {zip} {escity}. [España|{country}].
[Remitido por|Responsable clínico]: [Dr.|Dra.] {drfull}, [Servicio de|Unidad de] {esservice}, {eshosp}, {esstreet}, {zip} {escity} ({country}) E-mail: {dremail}
[Edad]: {age} años [Sexo|Género]: [H|M|Varón|Mujer].
[Acompañante|Familiar|Persona de contacto]: {relfull} ([esposa|hija|hijo|marido]), {esphone}.
`);

export const SPANISH_PROSE = lines(`
[Paciente|Varón|Mujer] de {age} años [natural de|procedente de|residente en] {escity} [que ingresa|que consulta] [el {esdate}|en [{esdate}|{esyear}|{esmonth}]|] por {esclin}.
[D.|Don|Sr.|El señor] {pt} [acude|ingresa|fue visto] [en|al] {eshosp} [el {esdate}|].
[Dña.|Doña|Sra.|La señora] {pt}, de {age} años, [fue intervenida|acude a consulta|fue derivada] [el {esdate}|por la Dra. {dr}|por el Dr. {dr}].
[El|Los] [Dr.|doctor] {dr} [indica|recomienda|solicita] {esclin}[ el {esdate}|].
[Fue trasladado|Derivado|Remitido] [al|desde el|a] {eshosp} [de {escity}|] [el {esdate}|] para {esclin}.
[Intervenido|Operado|Diagnosticado] en [{esdate}|{esyear}|{esmonth} de {esyear}|{escity}|{eshosp}] de {esclin}.
[Su|La] [esposa|hija|madre|hermana] {rel} [refiere|comenta|aporta] {esclin}.
Control en consulta el {esdate} con [el Dr.|la Dra.] {dr}.
Viaje reciente a {country}. Trabaja [como|de] {esprof}[ en {org}|].
Desde [{esdate}|{esyear}|{esmonth}] presenta {esclin}.
Se contacta con {relfull} en el {esphone}.
`);

export const SPANISH_NEGATIVE = lines(`
[Antecedentes personales|Antecedentes|Exploración física|Evolución|Tratamiento|Diagnóstico|Juicio clínico|Pruebas complementarias]: {esclin}, {esclin} y {esclin}.
[El paciente|La paciente|La enferma|El enfermo] [refiere|presenta|niega|tolera] {esclin} [de {n} días de evolución|desde hace {n} meses|].
[Se realiza|Se practica|Se solicita|Se decide] {esclin} que [muestra|evidencia|descarta] {esclin}.
No [alergias|hábitos tóxicos] [conocidas|conocidos]. [Hipertensión|Diabetes mellitus tipo {n}] en tratamiento con {Drug} {dose}.
[Tensión arterial|TA]: {frac} mmHg, [FC|frecuencia cardiaca] {nn} lpm, [T.ª|temperatura] 36,{n} ºC.
[Analítica|Hemograma]: [hemoglobina|leucocitos|plaquetas|creatinina] {dec} [g/dl|mg/dl].
[Signo|Enfermedad|Síndrome|Maniobra] de {eponymlone} [positivo|negativa|].
[TAC|TC|RM|Ecografía|Radiografía] [abdominal|cerebral|de tórax] [sin alteraciones|con {esclin}|normal].
Tras {n} [meses|semanas|años] de seguimiento [el paciente|la paciente] [se encuentra asintomático|persiste con {esclin}].
Se inicia tratamiento con {drug} {dose} cada {n} horas.
`);
