-- A database as the first version of the tables left it (revision 0001). Never edited: it is what somebody may have.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE scenario (
	id VARCHAR(36) NOT NULL, 
	latest INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "scenario" VALUES('6f1f1c1e-6f0b-4c58-9d57-0d6b1f2f7a11',2,'2025-11-03 09:00:00.000000');
INSERT INTO "scenario" VALUES('2d9a0f0c-3a65-4a8e-8f0e-5c1f0a7d9b22',2,'2025-11-04 10:00:00.000000');
CREATE TABLE scenario_version (
	id VARCHAR(36) NOT NULL, 
	version INTEGER NOT NULL, 
	saved_at DATETIME NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	occupation VARCHAR(100) NOT NULL, 
	content JSON NOT NULL, 
	PRIMARY KEY (id, version), 
	FOREIGN KEY(id) REFERENCES scenario (id)
);
INSERT INTO "scenario_version" VALUES('6f1f1c1e-6f0b-4c58-9d57-0d6b1f2f7a11',1,'2025-11-03 09:00:00.000000',0,'general-practitioner','{"occupation": "general-practitioner", "scenario": {"title": "more hidden vacancies", "round": 2025, "changes": [{"set": "unmet_demand=0.08", "rationale": "vacancies that nobody posts – ü"}]}}');
INSERT INTO "scenario_version" VALUES('6f1f1c1e-6f0b-4c58-9d57-0d6b1f2f7a11',2,'2025-11-03 09:30:00.250000',0,'general-practitioner','{"occupation": "general-practitioner", "scenario": {"title": "more hidden vacancies", "round": 2025, "changes": [{"set": "unmet_demand=0.1", "rationale": "vacancies that nobody posts – ü"}]}}');
INSERT INTO "scenario_version" VALUES('2d9a0f0c-3a65-4a8e-8f0e-5c1f0a7d9b22',1,'2025-11-04 10:00:00.000000',0,'general-practitioner','{"occupation": "general-practitioner", "scenario": {"title": "more hidden vacancies", "round": 2025, "changes": [{"set": "unmet_demand=0.05", "rationale": "vacancies that nobody posts – ü"}]}}');
INSERT INTO "scenario_version" VALUES('2d9a0f0c-3a65-4a8e-8f0e-5c1f0a7d9b22',2,'2025-11-04 10:05:00.000000',1,'general-practitioner','{"occupation": "general-practitioner", "scenario": {"title": "more hidden vacancies", "round": 2025, "changes": [{"set": "unmet_demand=0.05", "rationale": "vacancies that nobody posts – ü"}]}}');
CREATE INDEX scenario_version_occupation ON scenario_version (occupation);
CREATE TRIGGER scenario_version_no_update BEFORE UPDATE ON scenario_version BEGIN SELECT RAISE(ABORT, 'versions are never changed or removed'); END;
CREATE TRIGGER scenario_version_no_delete BEFORE DELETE ON scenario_version BEGIN SELECT RAISE(ABORT, 'versions are never changed or removed'); END;
COMMIT;
