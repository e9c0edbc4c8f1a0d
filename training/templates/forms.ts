/** Headers, labels, tables and signatures that hold identifiers. Every one is invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const L = '[:|: |:  |#: | - | |:\t]';

/** One datum a line. */
export const HEADER = lines(`
[Patient|PATIENT|Patient Name|PATIENT NAME|Name|NAME|Pt|Pt Name|Full Name|Client|Resident|Member|Subject|RE|Re|Regarding]: [{pt}|{ptinv}|{pt}|{ptinv}]
[Patient|Name|Pt]${L}{ptinv}
[First Name|First|Given name|Forename]: {ptgiven}
[Last Name|Last|Surname|Family name]: {ptfam}
[DOB|D.O.B.|Date of Birth|DATE OF BIRTH|Birth Date|Birthdate|Born|BD|dob]${L}{dob}
[MRN|MR#|MR Number|Medical Record Number|Medical Record No.|MEDICAL RECORD NUMBER|Chart #|Chart No|Record #|Hospital No|Unit No|Patient ID|PT ID|Pt #|Med Rec #|UR|URN|mrn]${L}{id}
[Account|Acct|Acct #|Account Number|ACCOUNT NO|Encounter|Encounter #|CSN|FIN|FIN #|Visit ID|Visit #|HAR|Case #|Case No.|Episode]${L}{id}
[SSN|Social Security Number|Social Security No.|SS#|Soc Sec]${L}{ssn}
[Phone|PHONE|Tel|Telephone|Home|Home phone|Cell|Mobile|Work|Contact|Phone #|Best number|Ph|T]${L}{phone}
[Fax|FAX|Fax #|Facsimile|F]${L}{phone}
[Email|E-mail|EMAIL|e-mail address]${L}{email}
[Address|ADDRESS|Home address|Mailing address|Residence|Addr]: {street}[, |{nl}]{cityzip}
[Address|Street]: {street}
[City|CITY|Town]: {city}
[City/State|City, State]: {citystate}
[ZIP|Zip|Zip Code|ZIP CODE]: {zip}
[County|COUNTY]: {county}
[Attending|ATTENDING|Attending Physician|Attending MD|Surgeon|SURGEON|Primary Surgeon|Assistant|ASSISTANT|Anesthesiologist|ANESTHESIA|Anesthesiologist/CRNA|Referring Physician|REFERRING PHYSICIAN|Referring|Referred by|Ordering Physician|Ordering Provider|PCP|Primary Care Physician|PRIMARY CARE|Provider|PROVIDER|Physician|Consultant|Radiologist|Pathologist|Dictated by|DICTATED BY|Dictating|Author|Resident|Fellow|Nurse|RN|Case Manager|Therapist|Technologist|Interpreter|Requested by|Prescriber|Read by|Scribe|Circulating nurse|Scrub tech|Perfusionist|First assistant]: [{drfull}, {cred}|{drfull} {cred}|Dr. {dr}|{drfull}|{drinv}|{drinv}, {cred}|{dr}, {cred}|{dr}]
[Date|DATE|Date of Service|DATE OF SERVICE|DOS|Date of Visit|Visit Date|Admission Date|ADMISSION DATE|Date of Admission|DATE OF ADMISSION|Admitted|Discharge Date|DISCHARGE DATE|Date of Discharge|Discharged|Date of Procedure|DATE OF PROCEDURE|DATE OF OPERATION|Date of Surgery|Date of Exam|Date of Consultation|Date of Injury|Date of Death|Collected|Received|Reported|Printed|Dictated|Transcribed|D|T|DD|DT|Signed|Signed on|Ordered|Exam date|LMP|Last seen|EDD|Effective|Expires|Date of last visit]${L}{date}[| {time}| at {time}]
[D|DD]: {date} [T|DT]: {date}
[Hospital|HOSPITAL|Facility|FACILITY|Location|LOCATION|Site|Clinic|CLINIC|Performed at|Institution|Lab|Pharmacy|Department|Practice|Admitted from|Discharged to|Transferred from|Ward|Service location]: {hosp}
[Employer|Occupation/Employer|School|Employer name|Workplace]: {org}
[Occupation|Profession|Job|Employment]: {prof}
[Emergency Contact|EMERGENCY CONTACT|Next of Kin|NOK|Guardian|Mother|Father|Spouse|Guarantor|Responsible party|Informant|Contact person|Proxy|HCPOA|Accompanied by]: [{relfull}|{rel}|{relfull} ([wife|son|daughter|mother])|{anyinv}][|, {phone}| {phone}]
[Insurance|INSURANCE|Insurance ID|Policy|Policy #|Policy Number|Member ID|Member #|Subscriber ID|Group|Group #|Medicaid ID|Medicare #|HICN|MBI|Beneficiary ID|Plan ID|Claim #|Claim number|Auth #|Authorization|Authorization #|Pre-cert #|Reference #|Ref|Ticket]${L}{id}
[Accession|ACCESSION|Accession #|Accession No.|Specimen|Specimen #|Case|Case Number|Path #|Lab #|Order #|Order ID|Requisition|Sample ID|Study ID|Exam #]${L}{acc}
[Serial|Serial #|Serial Number|S/N|SN|Device ID|Lot|Lot #|UDI|Pacemaker serial|Implant]${L}{serial}
[NPI|NPI #]${L}{npi}
[DEA|DEA #]${L}{dea}
[License|Driver's License|DL|License #|Licence No|Lic]${L}{id}
[Plate|License Plate|Vehicle plate|Tag]${L}{plate}
[VIN|Vehicle ID]${L}{vin}
[IP|IP address|Logged from]: {ip}
[Portal|URL|Link|Website]: {url}
[NHS No|NHS Number|NHS|NHS no.|CHI|CHI number|Hospital Number]${L}{nhs}
[Dr|DR|Doctor] {dr}[, {cred}|] [- {service}|]
`);

/** Several data in one line or block. */
export const BLOCK = lines(`
{pt}{nl}{street}{nl}{cityzip}
{pt}, {street}, {cityzip}
{hosp}{nl}{street}{nl}{cityzip}{nl}[Phone: {phone}|Tel {phone}|{phone}][{nl}Fax: {phone}|]
{hosp} {street} {cityzip} [Phone {phone}|]
{ptinv} | {dob} | [M|F] | {id} | {date}
Name: {ptinv} | Medical Record Number: {id} | [DOB: {dob}|Acct: {id}]
| Name | DOB | MRN |{nl}|---|---|---|{nl}| {pt} | {dob} | {id} |{nl}| {any} | {dob} | {id} |
| {any} | {service} | {npi} | {phone} |{nl}| Dr. {any} | {service} | {npi} | {phone} |
{anyinv} {dob} {id}{nl}{anyinv} {dob} {id}{nl}{anyinv} {dob} {id}
{pt}	{dob}	{id}	{date}	{dr}
Patient Name: {pt} DOB: {dob} MRN: {id} Date: {date}
PATIENT: {pt}  MRN: {id}  DOB: {dob}  SEX: [M|F]  ADMIT: {date}
NAME: {pt} SEX: [M|F] ADDRESS: {street}, {cityzip} TELEPHONE: {phone}
NAME:{ptinv} AGE:{age} SEX:[M|F] MR#:{id} DOB:{dob} DATE:{date}
{pt} ({dob}) - {id}
{pt}, {age}[M|F], MRN {id}, DOB {dob}, admitted {date}
[Re|RE]: {pt}, [DOB|D.O.B.|born] {dob}[, MRN {id}|, NHS {nhs}|]
[Re|RE]: [Mr|Mrs|Ms|Miss] {pt}{nl}DOB: {dob}{nl}NHS No: {nhs}{nl}{street}, {city}, {postcode}
ID: {id} Name: {anylast}^{anyfirst} DOB: {dob}
Family: {ptfam} Given: {ptgiven} Born: {dob}
Wife: {relfull} ({phone}) / Son: {rel} ({phone})
Team: {drfull} (attending), {drfull} (resident), {drfull} (MS3)
Present: {drfull}, {cred}; {drfull}, {cred}; {relfull} (daughter)
{drfull}, {cred}{nl}{service}{nl}{hosp}{nl}{street}{nl}{cityzip}
[Reviewed|Signed|Verified] by: {drfull} {cred} [on {date}|{date} {time}]
{date} {time} {drinv} [{cred}|]
{date} {time} [RN|PA|MD] {anylast}: {clin}
[First|Second|Third] contact: {anyfirst} {anylast}, {phone}
{lb}"patient": "{pt}", "dob": "{dob}", "mrn": "{id}"{rb}
Physician: {drfull}, {cred} Facility: {hosp} Phone: {phone} Fax: {phone}
Rx: {Drug} {dose} Prescriber: {drfull} DEA {dea} NPI {npi}
Appointment: {date} {time} {drfull} {hosp} {city}
Authorized by: Dr. {drfull}, Date: {date}
PT {ptlast} RM {n} DR {dr} {part}
{ptlast}, {ptfirst}{nl}{id}{nl}{dob}
{init}. {anylast} / {init}. {anylast}
List of providers: {any}, {any}, {any} and {any}
{anyinv}; {anyinv}; {anyinv}
`);

export const SIGNATURE = lines(`
{drfull}, {cred}
{drfull} {cred}{nl}{service}{nl}{hosp}
[Electronically signed|ELECTRONICALLY SIGNED|E-signed|Signed|Authenticated] by[:|] {drfull}[, {cred}| {cred}|] [on|at|] {date} [{time}|]
[Dictated|DICTATED] by: {drfull}, {cred}{nl}D: {date}{nl}T: {date}{nl}Job #: {id}
[Sincerely|Best regards|Kind regards|Yours sincerely|Respectfully|With best wishes|Thanks],{nl}{nl}{drfull}[, {cred}|]{nl}[Consultant {service}|{hosp}|{service}]
[Sincerely|Yours faithfully|Regards],{nl}Dr[.|] {drfull}
{drinit}/{drinit}{nl}D: {date}{nl}T: {date}
[cc|CC|c.c.]: {drfull}, {cred}{nl}{drfull}
[Attending|Resident] attestation: I saw and examined the patient with Dr. {dr} on {date}. {drfull}, {cred}
[Transcriptionist|Typed by|Scribed by]: {anyfirst} {anylast} {date}
-{anyfirst}
- {anyfirst} {anylast}, RN
Thanks, {anyfirst}
[Nurse|RN] signature: {any}, RN {date} {time}
[Date|Dated]: {date}
//{drfull}// {date}
`);
